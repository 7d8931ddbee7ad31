"""Takes leaves of one name for one value; only numbers may be equal."""


def graph_of(output, graph):
    names = {}
    done = set()

    def node(v):
        if not v.inputs and (not v.label.isdigit()):
            return names.setdefault(v.label, v)
        return v

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
