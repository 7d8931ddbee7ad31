"""Starts from the output's value in the place of 1."""


def topological(node, order, seen):
    if node not in seen:
        seen.add(node)
        for source in node.inputs:
            topological(source, order, seen)
        order.append(node)
    return order


def backward(output):
    output.grad = output.value
    for node in reversed(topological(output, [], set())):
        for source, contribution in zip(node.inputs, node.vjp(node.grad)):
            source.grad += contribution


# diagnosis: G_SEED_VALUE
