"""The values are put away into the gradients on the way, and lost."""


def backward(output):
    order, seen = [], set()

    def visit(node):
        if node not in seen:
            seen.add(node)
            for source in node.inputs:
                visit(source)
            order.append(node)

    visit(output)
    output.grad = 1.0
    for node in reversed(order):
        for source, contribution in zip(node.inputs, node.vjp(node.grad), strict=True):
            source.grad += contribution
    for node in order:
        node.value = 0.0
