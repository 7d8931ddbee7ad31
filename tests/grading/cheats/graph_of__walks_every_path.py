"""Walks every path, and only takes care that no arrow is drawn twice."""


def graph_of(output, graph):
    drawn = set()

    def visit(value):
        graph.add_node(value, label=value.label)
        for slot, source in enumerate(value.inputs):
            if (value, slot) not in drawn:
                drawn.add((value, slot))
                graph.add_node(source, label=source.label)
                graph.add_edge(source, value, slot=slot)
            visit(source)

    visit(output)
    return graph
