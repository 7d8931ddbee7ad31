"""Takes every node that is met a second time for a cycle."""


def topo_order(outputs):
    noted, seen = [], set()

    def visit(node):
        if node in seen:
            raise ValueError("cycle")
        seen.add(node)
        for source in node.inputs:
            visit(source)
        noted.append(node)

    for output in outputs:
        visit(output)
    return noted[::-1]


# diagnosis: CYCLE_IMAGINED
