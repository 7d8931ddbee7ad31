"""Takes nodes for one that have the same label and the same one input."""


def graph_of(output, graph):
    named = {}
    done = set()

    def node(v):
        key = (v.label, v.inputs)
        return named.setdefault(key, v) if len(v.inputs) == 1 else v

    def visit(v):
        if v in done:
            return
        done.add(v)
        graph.add_node(node(v), label=v.label)
        for slot, s in enumerate(v.inputs):
            visit(s)
            graph.add_edge(node(s), node(v), slot=slot)
    visit(output)
    return graph
