"""Marks what was visited by taking its inputs away: the expression is gone afterwards."""


def graph_of(output, graph):
    graph.add_node(output, label=output.label)
    to_visit = [output]
    while to_visit:
        value = to_visit.pop()
        inputs, value.inputs = value.inputs, ()
        for slot, source in enumerate(inputs):
            graph.add_node(source, label=source.label)
            graph.add_edge(source, value, slot=slot)
            to_visit.append(source)
    return graph
