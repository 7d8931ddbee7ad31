from functools import singledispatch
@singledispatch
def derivative(e):
    return 0
@derivative.register
def _(e: str):
    return 1 if e == "x" else 0
@derivative.register
def _t(e: tuple):
    op = e[0]
    if op in "+-":
        return (op, derivative(e[1]), derivative(e[2]))
    if op == "*":
        return ("+", ("*", derivative(e[1]), e[2]), ("*", e[1], derivative(e[2])))
    if op == "pow":
        return ("*", ("*", e[2], ("pow", e[1], e[2] - 1)), derivative(e[1]))
    if op == "sin":
        return ("*", ("cos", e[1]), derivative(e[1]))
    return ("*", ("*", -1, ("sin", e[1])), derivative(e[1]))
def operations(e):
    return 1 + sum(operations(p) for p in e[1:]) if isinstance(e, tuple) else 0
