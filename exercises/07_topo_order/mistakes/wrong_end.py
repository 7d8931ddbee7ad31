"""Forgets to read the notes from the end."""


def topo_order(outputs):
    noted, open_visits = [], set()

    def visit(node):
        if node in noted:
            return
        if node in open_visits:
            raise ValueError("cycle")
        open_visits.add(node)
        for source in node.inputs:
            visit(source)
        noted.append(node)

    for output in outputs:
        visit(output)
    return noted


# diagnosis: G_FORWARD_ORDER
