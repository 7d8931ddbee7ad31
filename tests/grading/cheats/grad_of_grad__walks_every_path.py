def gradient(output, x):
    def go(v, g):
        if v is x:
            return g
        total = 0.0
        if v.op == "add":
            for u in v.inputs:
                total = go(u, g) + total
        elif v.op == "mul":
            a, b = v.inputs
            total = go(a, g * b) + go(b, g * a)
        elif v.op == "tanh":
            total = go(v.inputs[0], g * (1 - v * v))
        elif v.op == "sin":
            total = go(v.inputs[0], g * v.inputs[0].cos())
        elif v.op == "cos":
            total = go(v.inputs[0], g * (0 - v.inputs[0].sin()))
        return total
    return go(output, 1.0)
