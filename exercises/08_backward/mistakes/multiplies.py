"""Multiplies where two paths meet; one multiplies along a path."""


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
        for source, contribution in zip(node.inputs, node.vjp(node.grad)):
            source.grad = source.grad * contribution or contribution


# diagnosis: G_MULTIPLIES
