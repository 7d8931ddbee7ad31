import sys
sys.setrecursionlimit(10**6)


class Order(list):
    def __iter__(self):
        seen, noted = set(), []

        def visit(node):
            if node not in seen:
                seen.add(node)
                for source in self.table[node]:
                    visit(source)
                noted.append(node)

        visit(self[0])
        return iter(noted[::-1])


def iterative_topo(output):
    table, todo = {}, [output]
    while todo:
        node = todo.pop()
        if node not in table:
            table[node] = node.inputs
            todo.extend(table[node])
    order = Order(table)
    order.table = table
    return order
