"""Starts from the first output and forgets the others."""


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

    visit(outputs[0])
    return noted[::-1]


# diagnosis: NODES_MISSING
