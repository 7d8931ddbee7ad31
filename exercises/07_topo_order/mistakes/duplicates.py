"""Walks down to the leaves from everywhere: what is used twice is listed twice."""


def topo_order(outputs):
    noted = []

    def visit(node, above):
        if node in above:
            raise ValueError("cycle")
        for source in node.inputs:
            visit(source, {*above, node})
        noted.append(node)

    for output in outputs:
        visit(output, set())
    return noted[::-1]


# diagnosis: DUPLICATES
