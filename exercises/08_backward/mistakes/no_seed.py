"""Nothing tells the output that it changes by 1 per unit of itself."""


def topological(node, order, seen):
    if node not in seen:
        seen.add(node)
        for source in node.inputs:
            topological(source, order, seen)
        order.append(node)
    return order


def backward(output):
    for node in reversed(topological(output, [], set())):
        for source, contribution in zip(node.inputs, node.vjp(node.grad)):
            source.grad += contribution


# diagnosis: G_NO_SEED
