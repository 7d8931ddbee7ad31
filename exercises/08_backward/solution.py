"""Reading a depth-first order from its end, every node comes after all that was made from it.

So its gradient is complete when it is passed on; contributions add, because each use is a path of its own.
"""


def backward(output):
    order, seen, to_visit = [], set(), [(output, False)]
    while to_visit:
        node, inputs_done = to_visit.pop()
        if inputs_done:
            order.append(node)
        elif node not in seen:
            seen.add(node)
            to_visit.append((node, True))
            to_visit.extend((source, False) for source in node.inputs)
    output.grad = 1.0
    for node in reversed(order):
        for source, contribution in zip(node.inputs, node.vjp(node.grad), strict=True):
            source.grad += contribution
