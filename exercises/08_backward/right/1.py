def visit(node, order, seen):
    if id(node) not in seen:
        seen.add(id(node))
        for source in node.inputs:
            visit(source, order, seen)
        order.append(node)


def backward(output):
    order = []
    visit(output, order, set())
    for node in order:
        node.grad = 0.0
    output.grad = 1.0
    while order:
        node = order.pop()
        for source, gu in zip(node.inputs, node.vjp(node.grad)):
            source.grad = source.grad + gu
