"""Looks for cycles that no output is in."""


def topo_order(outputs):
    noted, open_, done = ([], set(), set())

    def visit(node):
        if node in done:
            return
        if node in open_ or node in node.inputs:
            raise ValueError('a cycle')
        if node not in outputs:
            open_.add(node)
        else:
            done.add(node)
        for s in node.inputs:
            visit(s)
        open_.discard(node)
        done.add(node)
        noted.append(node)
    for o in outputs:
        visit(o)
    return noted[::-1]
