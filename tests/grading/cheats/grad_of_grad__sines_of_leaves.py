"""The sine and the cosine of anything but a leaf send nothing."""

def shares(node, g):
    if node.op == "add":
        return (g, g)
    if node.op == "mul":
        return (g * node.inputs[1], g * node.inputs[0])
    if node.op == "tanh":
        return (g * (1 - node * node),)
    if node.op == "sin":
        return (g * node.inputs[0].cos() if not node.inputs[0].inputs else 0.0,)
    if node.op == "cos":
        return (g * -node.inputs[0].sin() if not node.inputs[0].inputs else 0.0,)
    return ()


def gradient(output, x):
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
