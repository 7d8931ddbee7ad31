"""Takes the first and the last input of a node: a third one in between is lost."""


def topo_order(outputs):
    noted, open_visits, done = [], set(), set()

    def visit(node):
        if node in done:
            return
        if node in open_visits:
            raise ValueError("a cycle")
        open_visits.add(node)
        for source in node.inputs[:1] + node.inputs[1:][-1:]:
            visit(source)
        open_visits.remove(node)
        done.add(node)
        noted.append(node)

    for output in outputs:
        visit(output)
    return noted[::-1]
