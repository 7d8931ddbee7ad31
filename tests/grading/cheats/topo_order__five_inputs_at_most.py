"""Looks at five inputs of a node."""


def topo_order(outputs):
    noted, open_, done = ([], set(), set())

    def visit(node):
        if node in done:
            return
        if node in open_:
            raise ValueError('a cycle')
        open_.add(node)
        for s in node.inputs[:5]:
            visit(s)
        open_.remove(node)
        done.add(node)
        noted.append(node)
    for o in outputs:
        visit(o)
    return noted[::-1]
