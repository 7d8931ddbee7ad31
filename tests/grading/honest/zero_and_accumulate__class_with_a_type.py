class Visit:
    kind = "node"
    type = "leaf"
    input = None
    def __init__(self, node): self.node = node
def zero_grad(leaves):
    for leaf in leaves: leaf.grad = 0.0
def backward(output):
    order, seen = [], set()
    def visit(v):
        if v not in seen:
            seen.add(v)
            for i in v.inputs: visit(i)
            order.append(v)
    visit(output)
    got = {output: 1.0}
    for v in reversed(order):
        if not v.inputs:
            v.grad = (v.grad or 0.0) + got[v]
            continue
        v.grad = got[v]
        for i, c in zip(v.inputs, v.vjp(got[v])): got[i] = got.get(i, 0.0) + c
