"""Sends only along what leads to x."""


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
    needed, order = ({}, [])

    def leads(v):
        if v not in needed:
            needed[v] = v is x
            needed[v] |= any([leads(s) for s in v.inputs])
            order.append(v)
        return needed[v]
    if not leads(output):
        return 0.0
    g = {v: None for v in order}
    g[output] = 1.0
    for v in reversed(order):
        if g[v] is None or not needed[v] or (v is x and v is not output):
            continue
        for s, c in zip(v.inputs, shares(v, g[v])):
            if needed[s]:
                g[s] = c if g[s] is None else g[s] + c
    return g[x] if g[x] is not None else 0.0
