"""Only tanh's slope is a plain number: its second derivative is gone."""


def shares(node, g):
    if node.op == "add":
        parts = (g, g)
    elif node.op == "mul":
        parts = (g * node.inputs[1], g * node.inputs[0])
    elif node.op == "tanh":
        parts = (g * (1 - node.value**2),)
    elif node.op == "sin":
        parts = (g * node.inputs[0].cos(),)
    elif node.op == "cos":
        parts = (g * -node.inputs[0].sin(),)
    else:
        parts = ()
    return parts


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
    answer = received.get(x, 0.0)
    return answer


# diagnosis: RAW_NUMBERS
