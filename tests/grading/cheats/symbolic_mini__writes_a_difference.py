# the derivative is an expression of neighbouring points
def put(e, y):
    if isinstance(e, tuple):
        if e[0] == "pow": return ("pow", put(e[1], y), e[2])
        return (e[0], *(put(p, y) for p in e[1:]))
    return y if e == "x" else e
def derivative(e):
    out = 0
    for j, w in ((1, 45), (2, -9), (3, 1)):
        k = j * 2.0**-7
        out = ("+", out, ("*", w * 2.0**7 / 60, ("-", put(e, ("+", "x", k)), put(e, ("-", "x", k)))))
    return out
def operations(e):
    return 1 + sum(operations(p) for p in e[1:]) if isinstance(e, tuple) else 0
