def gradient(output, x):
    known = {}
    order, stack, seen = [], [(output, 0)], set()
    while stack:
        n, done = stack.pop()
        if done:
            order.append(n)
        elif n not in seen:
            seen.add(n)
            stack.append((n, 1))
            stack += [(s, 0) for s in n.inputs]
    for n in order:
        t = [known[s] for s in n.inputs]
        if n is x:
            known[n] = 1.0
        elif not n.inputs:
            known[n] = 0.0
        elif n.op == "add":
            known[n] = t[0] + t[1]
        elif n.op == "mul":
            known[n] = n.inputs[0] * t[1] + n.inputs[1] * t[0]
        elif n.op == "tanh":
            known[n] = (1 - n * n) * t[0]
        elif n.op == "sin":
            known[n] = n.inputs[0].cos() * t[0]
        else:
            known[n] = -n.inputs[0].sin() * t[0]
    return known[output]
