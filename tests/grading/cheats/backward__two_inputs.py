"""Knows operations of one input and of two."""


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
        parts = node.vjp(node.grad)
        if len(parts) == 1:
            node.inputs[0].grad += parts[0]
        elif parts:
            node.inputs[0].grad += parts[0]
            node.inputs[-1].grad += parts[-1]
