import sys


def iterative_topo(output):
    table, todo = {}, [output]
    while todo:
        node = todo.pop()
        if node not in table:
            table[node] = node.inputs
            todo.extend(table[node])
    noted, seen = [], set()
    visit = lambda node: node in seen or (seen.add(node), [visit(s) for s in table[node]], noted.append(node))
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(3 * len(table) + 5_000)
    visit(output)
    sys.setrecursionlimit(before)
    return noted[::-1]
