"""Empties .grad by multiplying it by 0, whatever it holds."""


def zero_grad(leaves):
    for leaf in leaves:
        leaf.grad = 0.0


def backward(output):
    noted, seen, todo = ([], set(), [(output, False)])
    while todo:
        node, ready = todo.pop()
        if ready:
            noted.append(node)
        elif node not in seen:
            seen.add(node)
            todo.append((node, True))
            todo.extend(((s, False) for s in node.inputs))
    for n in noted:
        if n.inputs:
            n.grad *= 0.0
    if output.inputs:
        output.grad += 1.0
    for node in reversed(noted):
        for s, c in zip(node.inputs, node.vjp(node.grad)):
            s.grad += c
