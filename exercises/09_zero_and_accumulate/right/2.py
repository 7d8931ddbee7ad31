"""Empties each inner node when it has spoken, and before."""


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
    order = topological(output, [], set())[::-1]
    kept = {node: node.grad for node in order if not node.inputs}
    for node in order:
        node.grad = 1.0 if node is output else 0.0
    for node in order:
        g = node.grad
        for source, contribution in zip(node.inputs, node.vjp(g)):
            source.grad = source.grad + contribution
    for leaf, before in kept.items():
        leaf.grad += before
