"""Points from the result to what it was made from."""


def graph_of(output, graph):
    graph.add_node(output, label=output.label)
    for slot, source in enumerate(output.inputs):
        if source not in graph:
            graph_of(source, graph)
        graph.add_edge(output, source, slot=slot)
    return graph


# diagnosis: EDGES_REVERSED
