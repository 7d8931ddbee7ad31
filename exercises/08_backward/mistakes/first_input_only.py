"""Sends the gradient along the first arrow only."""


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
        if node.inputs:
            node.inputs[0].grad += node.vjp(node.grad)[0]


# diagnosis: G_ONE_INPUT
