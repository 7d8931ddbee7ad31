"""Of more than four outputs it sees four."""

def topo_order(outputs):
    order, mark = ([], {})

    def visit(n):
        m = mark.get(n, 0)
        if m == 2:
            return
        if m == 1:
            raise ValueError('cycle')
        mark[n] = 1
        for s in n.inputs:
            visit(s)
        mark[n] = 2
        order.append(n)
    for o in outputs[:4]:
        visit(o)
    return order[::-1]
