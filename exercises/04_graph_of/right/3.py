"""Keeps the values met in a dict by identity."""


def graph_of(output, graph):
    seen = {}

    def walk(value):
        if id(value) in seen:
            return
        seen[id(value)] = value
        graph.add_node(id(value), label=value.label)
        for source in value.inputs:
            walk(source)
        for slot, source in enumerate(value.inputs):
            graph.add_edge(id(source), id(value), key=slot, slot=slot)

    walk(output)
    return graph
