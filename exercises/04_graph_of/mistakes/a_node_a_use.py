"""A new node each time a value is used: a tree."""


def graph_of(output, graph):
    def add(value):
        name = graph.number_of_nodes()
        graph.add_node(name, label=value.label)
        for slot, source in enumerate(value.inputs):
            graph.add_edge(add(source), name, slot=slot)
        return name

    add(output)
    return graph


# diagnosis: NODE_TWICE
