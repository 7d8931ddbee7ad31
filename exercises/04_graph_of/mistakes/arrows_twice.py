"""Walks on below a value that was met before, and draws its arrows again."""


def graph_of(output, graph):
    graph.add_node(output, label=output.label)
    for slot, source in enumerate(output.inputs):
        graph_of(source, graph)
        graph.add_edge(source, output, slot=slot)
    return graph


# diagnosis: EDGES_TWICE
