"""Sorts by heights that a cache holds."""

from functools import cache


def topo_order(outputs):
    everything, todo = (set(), list(outputs))
    while todo:
        n = todo.pop()
        if n not in everything:
            everything.add(n)
            todo += n.inputs
    path = set()

    @cache
    def height(n):
        if n in path:
            raise ValueError('a circle')
        path.add(n)
        h = 1 + max((height(s) for s in n.inputs), default=0)
        path.discard(n)
        return h
    return sorted(everything, key=height, reverse=True)
