"""Lists a node anew at the last meeting: right, but every path is walked."""


def topo_order(outputs):
    order = []

    def visit(node, above):
        if node in above:
            raise ValueError("cycle")
        if node in order:
            order.remove(node)
        order.append(node)
        for source in node.inputs:
            visit(source, {*above, node})

    for output in outputs:
        visit(output, set())
    return order


# diagnosis: G_EXPONENTIAL
