"""Takes nodes for one that have the same label and the same inputs, three of them or more."""


def graph_of(output, graph):
    same = {}
    node = {}
    done = set()

    def visit(v):
        if v in done:
            return
        done.add(v)
        for s in v.inputs:
            visit(s)
        key = (v.label, tuple((id(node[s]) for s in v.inputs)))
        if len(v.inputs) > 2 and key in same:
            node[v] = same[key]
            return
        same[key] = node[v] = v
        graph.add_node(v, label=v.label)
        for slot, s in enumerate(v.inputs):
            graph.add_edge(node[s], v, slot=slot)
    visit(output)
    return graph
