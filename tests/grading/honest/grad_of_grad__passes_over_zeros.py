def number(g):
    return getattr(g, "value", g)


def gradient(output, x):
    order, seen, waiting = [], set(), [(output, iter(output.inputs))]
    while waiting:
        node, rest = waiting[-1]
        following = next((s for s in rest if s not in seen), None)
        if following is None:
            waiting.pop()
            order.append(node)
        elif following not in seen:
            seen.add(following)
            waiting.append((following, iter(following.inputs)))
    received = {output: 1}
    for node in reversed(order):
        g = received.get(node, 0)
        if number(g) == 0:
            continue
        if node.op == "add":
            parts = [1, 1]
        elif node.op == "mul":
            parts = list(reversed(node.inputs))
        elif node.op == "tanh":
            parts = [1 - node * node]
        elif node.op == "sin":
            parts = [node.inputs[0].cos()]
        elif node.op == "cos":
            parts = [-node.inputs[0].sin()]
        else:
            parts = []
        for source, part in zip(node.inputs, parts):
            share = g if number(part) == 1 and not hasattr(part, "op") else part * g
            received[source] = received[source] + share if source in received else share
    return received.get(x, 0)
