"""Moves the limit out of the way: the calls are as deep as before."""

import sys


def iterative_topo(output):
    noted, seen = [], set()

    def visit(node):
        if node not in seen:
            seen.add(node)
            for source in node.inputs:
                visit(source)
            noted.append(node)

    before = sys.getrecursionlimit()
    sys.setrecursionlimit(100_000)
    try:
        visit(output)
    finally:
        sys.setrecursionlimit(before)
    return noted[::-1]


# diagnosis: G_RECURSION
