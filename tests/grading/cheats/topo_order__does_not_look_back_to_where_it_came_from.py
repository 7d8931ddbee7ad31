"""Notices no two nodes that are made from each other."""


def topo_order(outputs):
    noted, open_, done = ([], set(), set())

    def visit(node, parent):
        if node in done:
            return
        if node in open_:
            raise ValueError('a cycle')
        open_.add(node)
        for s in node.inputs:
            if s is not parent or s is node:
                visit(s, node)
        open_.discard(node)
        done.add(node)
        noted.append(node)
    for o in outputs:
        visit(o, None)
    return noted[::-1]
