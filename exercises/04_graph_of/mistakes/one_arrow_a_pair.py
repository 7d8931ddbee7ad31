"""Adds an arrow only if the two are not joined yet, as a DiGraph would."""


def graph_of(output, graph):
    graph.add_node(output, label=output.label)
    for slot, source in enumerate(output.inputs):
        if source not in graph:
            graph_of(source, graph)
        graph.add_edge(source, output, key=0, slot=slot)
    return graph


# diagnosis: G_SET_PARENTS
