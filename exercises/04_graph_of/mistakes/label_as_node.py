"""The label is the node: all constants 2 and all products become one."""


def graph_of(output, graph):
    seen = set()

    def add(value):
        if value not in seen:
            seen.add(value)
            graph.add_node(value.label, label=value.label)
            for slot, source in enumerate(value.inputs):
                add(source)
                graph.add_edge(source.label, value.label, slot=slot)

    add(output)
    return graph


# diagnosis: NODES_MERGED
