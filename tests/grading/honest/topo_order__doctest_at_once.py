def topo_order(outputs):
    """Return nodes, each before what it was made from.

    >>> topo_order([])
    []
    """
    noted, open_visits, done = [], set(), set()
    def visit(node):
        if node in done:
            return
        if node in open_visits:
            raise ValueError(f"cycle through {node}")
        open_visits.add(node)
        for source in node.inputs:
            visit(source)
        open_visits.remove(node)
        done.add(node)
        noted.append(node)
    for output in outputs:
        visit(output)
    return noted[::-1]

import doctest
doctest.testmod()
