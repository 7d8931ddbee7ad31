"""Arrows without a slot."""


def graph_of(output, graph):
    graph.add_node(output, label=output.label)
    for source in output.inputs:
        if source not in graph:
            graph_of(source, graph)
        graph.add_edge(source, output)
    return graph


# diagnosis: SLOT_MISSING
