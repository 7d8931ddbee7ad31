import itertools


def iterative_topo(output):
    table, todo = {}, [output]
    while todo:
        node = todo.pop()
        if node not in table:
            table[node] = node.inputs
            todo.extend(table[node])
    seen, noted = set(), []

    def visit(node):
        if node in seen:
            return iter(())
        seen.add(node)
        return itertools.chain(itertools.chain.from_iterable(map(visit, table[node])), [node])

    return list(visit(output))[::-1]
