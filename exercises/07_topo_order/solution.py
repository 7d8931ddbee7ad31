"""A node is noted when everything it was made from has been; read from the end, it stands before all of that.

A node met again while its own visit is still open was reached from itself: a cycle.
"""


def topo_order(outputs):
    noted, open_visits, done = [], set(), set()

    def visit(node):
        if node in done:
            return
        if node in open_visits:
            raise ValueError(f"the graph has a cycle through {node}")
        open_visits.add(node)
        for source in node.inputs:
            visit(source)
        open_visits.remove(node)
        done.add(node)
        noted.append(node)

    for output in outputs:
        visit(output)
    order = noted[::-1]
    return order
