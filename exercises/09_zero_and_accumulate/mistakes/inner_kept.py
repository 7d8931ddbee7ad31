"""Seeds the output and adds everywhere: inner nodes pass on what they got last time."""


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
    output.grad = 1.0
    for node in reversed(topological(output, [], set())):
        for source, contribution in zip(node.inputs, node.vjp(node.grad)):
            source.grad += contribution


# diagnosis: G_INTERMEDIATE_KEPT
