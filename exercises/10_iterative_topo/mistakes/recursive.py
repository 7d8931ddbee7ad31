"""The short way: one call inside another for every node of the chain."""


def iterative_topo(output):
    noted, seen = [], set()

    def visit(node):
        if node not in seen:
            seen.add(node)
            for source in node.inputs:
                visit(source)
            noted.append(node)

    visit(output)
    return noted[::-1]


# diagnosis: G_RECURSION
