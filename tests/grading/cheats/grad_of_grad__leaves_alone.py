"""Gives the gradient of leaves alone: of what was made on the way there is none."""

def shares(node, g):
    if node.op == "add":
        parts = (g, g)
    elif node.op == "mul":
        parts = (g * node.inputs[1], g * node.inputs[0])
    elif node.op == "tanh":
        parts = (g * (1 - node * node),)
    elif node.op == "sin":
        parts = (g * node.inputs[0].cos(),)
    elif node.op == "cos":
        parts = (g * -node.inputs[0].sin(),)
    else:
        parts = ()
    return parts


def gradient(output, x):
    if x.inputs:
        return 0.0
    noted, seen, unfinished = [], set(), [(output, False)]
    while unfinished:
        node, inputs_noted = unfinished.pop()
        if inputs_noted:
            noted.append(node)
        elif node not in seen:
            seen.add(node)
            unfinished.append((node, True))
            unfinished.extend((source, False) for source in node.inputs)
    received = dict.fromkeys(noted, 0.0)
    received[output] = 1.0
    for node in reversed(noted):
        for source, part in zip(node.inputs, shares(node, received[node])):
            received[source] = received[source] + part
    return received.get(x, 0.0)
