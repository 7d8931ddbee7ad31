"""Notices cycles of up to three nodes."""


def topo_order(outputs):
    noted, done = [], set()

    def visit(node):
        if node in done:
            return
        for a in node.inputs:
            if a is node or any(b is node or any(c is node for c in b.inputs) for b in a.inputs):
                raise ValueError("a cycle")
        done.add(node)
        for source in node.inputs:
            visit(source)
        noted.append(node)

    for output in outputs:
        visit(output)
    return noted[::-1]
