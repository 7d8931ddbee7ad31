"""Asks each node for its local derivative and forgets what reached it."""


def topological(node, order, seen):
    if node not in seen:
        seen.add(node)
        for source in node.inputs:
            topological(source, order, seen)
        order.append(node)
    return order


def backward(output):
    output.grad = 1.0
    for node in reversed(topological(output, [], set())):
        for source, contribution in zip(node.inputs, node.vjp(1.0)):
            source.grad += contribution


# diagnosis: G_NO_CHAIN
