"""A mark on every value says that it was met; it is taken away in the end."""


def graph_of(output, graph):
    met = []

    def visit(value):
        if not getattr(value, "met", False):
            value.met = True
            met.append(value)
            [visit(source) for source in value.inputs]

    visit(output)
    for value in met:
        graph.add_node(value, label=value.label)
    graph.add_edges_from((source, value, {"slot": k}) for value in met for k, source in enumerate(value.inputs))
    for value in met:
        del value.met
    return graph
