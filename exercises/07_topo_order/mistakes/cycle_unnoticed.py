"""One set of seen nodes ends the walk on a cycle, and nobody hears of it."""


def topo_order(outputs):
    noted, seen = [], set()

    def visit(node):
        if node not in seen:
            seen.add(node)
            for source in node.inputs:
                visit(source)
            noted.append(node)

    for output in outputs:
        visit(output)
    return noted[::-1]


# diagnosis: CYCLE_UNNOTICED
