"""Starts from two outputs at most."""


def topo_order(outputs):
    noted, open_visits, done = [], set(), set()

    def visit(node):
        if node in done:
            return
        if node in open_visits:
            raise ValueError("a cycle")
        open_visits.add(node)
        for source in node.inputs:
            visit(source)
        open_visits.remove(node)
        done.add(node)
        noted.append(node)

    for output in outputs[:2]:
        visit(output)
    return noted[::-1]
