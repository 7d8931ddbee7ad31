"""Empties the inner nodes before the pass."""


def zero_grad(leaves):
    for leaf in leaves:
        leaf.grad = 0.0


def topological(node, order, seen):
    if node not in seen:
        seen.add(node)
        for source in node.inputs:
            topological(source, order, seen)
        order.append(node)
    return order


def backward(output):
    order = topological(output, [], set())
    for node in order:
        if node.inputs:
            node.grad = 0.0
    output.grad = 1.0
    for node in reversed(order):
        for source, contribution in zip(node.inputs, node.vjp(node.grad)):
            source.grad += contribution
