"""Numbers the slots from one."""


def graph_of(output, graph):
    graph.add_node(output, label=output.label)
    for slot, source in enumerate(output.inputs, 1):
        if source not in graph:
            graph_of(source, graph)
        graph.add_edge(source, output, slot=slot)
    return graph


# diagnosis: ORDER_LOST
