def zero_grad(leaves):
    for leaf in leaves:
        leaf.grad = 0.0


def backward(output):
    def go(n, g):
        if not n.inputs:
            n.grad = n.grad + g
            return
        for i, c in zip(n.inputs, n.vjp(g)):
            go(i, c)
    go(output, 1.0)
