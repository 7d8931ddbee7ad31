def zero_grad(leaves):
    for leaf in leaves:
        setattr(leaf, "grad", 0.0)


def backward(output):
    order, seen = [], set()

    def visit(node):
        if node not in seen:
            seen.add(node)
            any(visit(s) for s in node.inputs)
            order.append(node)

    visit(output)
    grads = {node: 0.0 for node in order}
    grads[output] = 1.0
    for node in order[::-1]:
        for s, d in zip(node.inputs, node.vjp(grads[node])):
            grads[s] += d
        if not node.inputs:
            node.grad += grads[node]
