"""Sends what the third input is due to all further ones."""


def backward(output):
    order, seen = ([], set())

    def visit(n):
        if n in seen:
            return
        seen.add(n)
        for s in n.inputs:
            visit(s)
        order.append(n)
    visit(output)
    output.grad = 1.0
    for n in reversed(order):
        for k, s in enumerate(n.inputs):
            s.grad += n.vjp(n.grad)[min(k, 2)]
