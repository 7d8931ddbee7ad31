"""Keeps the gradients in a dict of its own and returns it: no node's .grad is written."""


def topological(node, order, seen):
    if node not in seen:
        seen.add(node)
        for source in node.inputs:
            topological(source, order, seen)
        order.append(node)
    return order


def backward(output):
    grads = {output: 1.0}
    for node in reversed(topological(output, [], set())):
        for source, contribution in zip(node.inputs, node.vjp(grads[node])):
            grads[source] = grads.get(source, 0.0) + contribution
    return grads


# diagnosis: RETURNED
