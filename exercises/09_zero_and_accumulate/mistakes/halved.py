"""Halves what the leaves hold."""


def zero_grad(leaves):
    for leaf in leaves:
        leaf.grad /= 2


def backward(output):
    noted, seen = [], set()

    def visit(node):
        if node not in seen:
            seen.add(node)
            for source in node.inputs:
                visit(source)
            noted.append(node)

    visit(output)
    received = dict.fromkeys(noted, 0.0)
    received[output] = 1.0
    for node in reversed(noted):
        for source, contribution in zip(node.inputs, node.vjp(received[node])):
            received[source] += contribution
        if not node.inputs:
            node.grad += received[node]


# diagnosis: G_NOT_RESET
