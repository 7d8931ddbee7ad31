import functools
import sys


class Walk:
    def __init__(self):
        self.noted, self.table = [], {}

    def __call__(self, node):
        if node in self.table:
            sources = self.table.pop(node)
            for source in sources:
                self(source)
            self.noted.append(node)


def iterative_topo(output):
    walk, todo = Walk(), [output]
    while todo:
        node = todo.pop()
        if node not in walk.table:
            walk.table[node] = node.inputs
            todo += walk.table[node]
    sys.setrecursionlimit(200_000)
    walk(output)
    return walk.noted[::-1]
