"""A set of inputs: x · x gets one arrow."""


def graph_of(output, graph):
    graph.add_node(output, label=output.label)
    for slot, source in enumerate(dict.fromkeys(output.inputs)):
        if source not in graph:
            graph_of(source, graph)
        graph.add_edge(source, output, slot=slot)
    return graph


# diagnosis: G_SET_PARENTS
