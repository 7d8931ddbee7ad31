"""The value itself is the node, so it is found again wherever it is used, whatever is written on it.

Its arrows are added once, when it is met for the first time; one per use, with the place it fills.
"""


def graph_of(output, graph):
    graph.add_node(output, label=output.label)
    to_visit = [output]
    while to_visit:
        value = to_visit.pop()
        for slot, source in enumerate(value.inputs):
            if source not in graph:
                graph.add_node(source, label=source.label)
                to_visit.append(source)
            graph.add_edge(source, value, slot=slot)
    return graph
