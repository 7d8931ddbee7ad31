"""Draws the output and its inputs, and stops there."""


def graph_of(output, graph):
    graph.add_node(output, label=output.label)
    for slot, source in enumerate(output.inputs):
        graph.add_node(source, label=source.label)
        graph.add_edge(source, output, slot=slot)
    return graph


# diagnosis: NODES_MISSING
