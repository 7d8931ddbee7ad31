"""Follows the first input of each node to find cycles."""


def topo_order(outputs):
    noted, done = ([], set())

    def visit(node):
        if node in done:
            return
        done.add(node)
        for s in node.inputs:
            visit(s)
        noted.append(node)
    for o in outputs:
        visit(o)
    for n in noted:
        seen, m = (set(), n)
        while m.inputs:
            if m in seen:
                raise ValueError('a cycle')
            seen.add(m)
            m = m.inputs[0]
        if n in n.inputs:
            raise ValueError('a cycle')
    return noted[::-1]
