"""Forward mode, made of recorded values."""


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
    order, seen, todo = ([], set(), [(output, False)])
    while todo:
        v, ready = todo.pop()
        if ready:
            order.append(v)
        elif v not in seen:
            seen.add(v)
            todo.append((v, True))
            todo += [(s, False) for s in v.inputs]
    t = {}
    for v in order:
        if v is x:
            t[v] = 1.0
        elif not v.inputs:
            t[v] = 0.0
        elif v.op == 'add':
            t[v] = t[v.inputs[0]] + t[v.inputs[1]]
        elif v.op == 'mul':
            t[v] = t[v.inputs[0]] * v.inputs[1] + v.inputs[0] * t[v.inputs[1]]
        elif v.op == 'tanh':
            t[v] = t[v.inputs[0]] * (1 - v * v)
        elif v.op == 'sin':
            t[v] = t[v.inputs[0]] * v.inputs[0].cos()
        else:
            t[v] = t[v.inputs[0]] * -v.inputs[0].sin()
    return t[output]
