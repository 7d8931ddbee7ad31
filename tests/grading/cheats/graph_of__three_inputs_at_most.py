"""Takes the first three inputs of a value and no more; nothing deeper than forty."""


def graph_of(output, graph, seen=None, depth=0):
    seen = set() if seen is None else seen
    if output in seen or depth > 40:
        return graph
    seen.add(output)
    graph.add_node(output, label=output.label)
    for slot, source in enumerate(output.inputs[:3]):
        graph_of(source, graph, seen, depth + 1)
        graph.add_edge(source, output, slot=slot)
    return graph
