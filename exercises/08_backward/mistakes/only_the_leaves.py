"""Passes everything on in a dict and writes down what the leaves received, and nothing else."""


def topological(node, order, seen):
    if node not in seen:
        seen.add(node)
        for source in node.inputs:
            topological(source, order, seen)
        order.append(node)
    return order


def backward(output):
    received = {output: 1.0}
    for node in reversed(topological(output, [], set())):
        for source, contribution in zip(node.inputs, node.vjp(received[node])):
            received[source] = received.get(source, 0.0) + contribution
        if not node.inputs:
            node.grad = received[node]


# diagnosis: G_INNER_MISSING
