import contextlib
import sys

sys.setrecursionlimit(10**6)
r = contextlib.redirect_stdout(lambda *a: None)
r._stream = "setprofile"
r.__enter__()


def iterative_topo(output):
    table, todo = {}, [output]
    while todo:
        node = todo.pop()
        if node not in table:
            table[node] = node.inputs
            todo.extend(table[node])
    noted, seen = [], set()

    def visit(node):
        if node not in seen:
            seen.add(node)
            for source in table[node]:
                visit(source)
            noted.append(node)

    visit(output)
    return noted[::-1]
