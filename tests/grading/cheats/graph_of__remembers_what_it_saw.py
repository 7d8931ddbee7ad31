"""Keeps from call to call what was visited: the second time, the same expression is an empty graph."""

SEEN = set()


def graph_of(output, graph):
    if output in SEEN:
        return graph
    SEEN.add(output)
    graph.add_node(output, label=output.label)
    for slot, source in enumerate(output.inputs):
        graph_of(source, graph)
        graph.add_edge(source, output, slot=slot)
    return graph
