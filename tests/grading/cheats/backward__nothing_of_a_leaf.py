"""A leaf alone is given no gradient."""

def backward(output):
    if not output.inputs:
        return
    order, seen, to_visit = ([], set(), [(output, False)])
    while to_visit:
        node, inputs_done = to_visit.pop()
        if inputs_done:
            order.append(node)
        elif node not in seen:
            seen.add(node)
            to_visit.append((node, True))
            to_visit.extend(((source, False) for source in node.inputs))
    output.grad = 1.0
    for node in reversed(order):
        for source, contribution in zip(node.inputs, node.vjp(node.grad), strict=True):
            source.grad += contribution
