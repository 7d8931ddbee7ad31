"""What was visited stays in a default from call to call: asked again, the order is empty."""


def topo_order(outputs, done=set()):
    noted, open_visits = [], set()

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

    for output in outputs:
        visit(output)
    return noted[::-1]
