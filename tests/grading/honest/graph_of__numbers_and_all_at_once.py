"""Numbers for nodes, which are added all at once."""


def graph_of(output, graph):
    number = {}

    def walk(v):
        if v not in number:
            for s in v.inputs:
                walk(s)
            number[v] = len(number)
    walk(output)
    graph.add_nodes_from(((n, {'label': v.label}) for v, n in number.items()))
    graph.add_edges_from(((number[s], n, {'slot': k}) for v, n in number.items() for k, s in enumerate(v.inputs)))
    return graph
