"""Sends to three inputs of a node."""


def backward(output):
    order, seen, todo = ([], set(), [(output, False)])
    while todo:
        node, ready = todo.pop()
        if ready:
            order.append(node)
        elif node not in seen:
            seen.add(node)
            todo.append((node, True))
            todo.extend(((s, False) for s in node.inputs[:3]))
    output.grad = 1.0
    for node in reversed(order):
        for s, c in zip(node.inputs[:3], node.vjp(node.grad)):
            s.grad += c
