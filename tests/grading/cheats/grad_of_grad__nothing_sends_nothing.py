"""Sends nothing on where a gradient happens to be 0, though that has a slope."""


def shares(node, g):
    if node.op == 'add':
        parts = (g, g)
    elif node.op == 'mul':
        parts = (g * node.inputs[1], g * node.inputs[0])
    elif node.op == 'tanh':
        parts = (g * (1 - node * node),)
    elif node.op == 'sin':
        parts = (g * node.inputs[0].cos(),)
    elif node.op == 'cos':
        parts = (g * -node.inputs[0].sin(),)
    else:
        parts = ()
    return parts


def gradient(output, x):
    noted, seen, todo = ([], set(), [(output, False)])
    while todo:
        node, ready = todo.pop()
        if ready:
            noted.append(node)
        elif node not in seen:
            seen.add(node)
            todo.append((node, True))
            todo.extend(((s, False) for s in node.inputs))
    got = dict.fromkeys(noted, 0.0)
    got[output] = 1.0
    for node in reversed(noted):
        g = got[node]
        if getattr(g, 'value', g) == 0:
            continue
        for s, p in zip(node.inputs, shares(node, g)):
            got[s] = got[s] + p
    return got.get(x, 0.0)
