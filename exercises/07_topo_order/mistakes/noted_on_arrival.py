"""Notes a node before its inputs are visited, so the walk's own order comes out, and not that of the uses."""


def topo_order(outputs):
    order = []

    def visit(node, above):
        if node in above:
            raise ValueError("cycle")
        if node not in order:
            order.append(node)
            for source in node.inputs:
                visit(source, {*above, node})

    for output in outputs:
        visit(output, set())
    return order


# diagnosis: G_TOO_EARLY
