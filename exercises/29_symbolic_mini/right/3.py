"""A power as a product of powers; the counting in the text of the expression."""


def derivative(e):
    if e == "x":
        return 1
    if not isinstance(e, tuple):
        return 0
    kind, a, *rest = e
    inside = derivative(a)
    if kind == "pow":
        return ("*", ("*", float(rest[0]), inside), ("pow", a, rest[0] - 1))
    if kind == "sin":
        return ("*", inside, ("cos", a))
    if kind == "cos":
        return ("*", inside, ("*", ("sin", a), -1.0))
    other = derivative(rest[0])
    return (kind, inside, other) if kind != "*" else ("+", ("*", inside, rest[0]), ("*", other, a))


def operations(e):
    return repr(e).count("(")
