"""Two constants with the same number on them become one node."""


def graph_of(output, graph):
    constants = {}

    def node_of(value):
        if not value.inputs and value.label.replace(".", "").isdigit():
            return constants.setdefault(value.label, value)
        return value

    seen, to_visit = set(), [output]
    graph.add_node(output, label=output.label)
    while to_visit:
        value = to_visit.pop()
        if value in seen:
            continue
        seen.add(value)
        for slot, source in enumerate(value.inputs):
            source = node_of(source)
            graph.add_node(source, label=source.label)
            graph.add_edge(source, value, slot=slot)
            to_visit.append(source)
    return graph
