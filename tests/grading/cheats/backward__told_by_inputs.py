"""Takes nodes that were made from the same for one node."""


def backward(output):
    order, seen, todo = ([], set(), [(output, False)])
    while todo:
        node, ready = todo.pop()
        key = node.inputs or node
        if ready:
            order.append(node)
        elif key not in seen:
            seen.add(key)
            todo.append((node, True))
            todo.extend(((s, False) for s in node.inputs))
    output.grad = 1.0
    for node in reversed(order):
        for s, c in zip(node.inputs, node.vjp(node.grad)):
            s.grad += c
