"""Sends once to an input that a node of five has twice."""


def backward(output):
    order, seen, todo = ([], set(), [(output, False)])
    while todo:
        node, ready = todo.pop()
        if ready:
            order.append(node)
        elif node not in seen:
            seen.add(node)
            todo.append((node, True))
            todo.extend(((s, False) for s in node.inputs))
    output.grad = 1.0
    for node in reversed(order):
        cs = node.vjp(node.grad)
        for s, c in dict(zip(node.inputs, cs)).items() if len(node.inputs) > 3 else zip(node.inputs, cs):
            s.grad += c
