"""Writes a minus in front of one expression, which is no expression."""


def derivative(e):
    if not isinstance(e, tuple):
        return 1 if e == "x" else 0
    kind, a = e[0], e[1]
    if kind in "+-":
        return (kind, derivative(a), derivative(e[2]))
    if kind == "*":
        return ("+", ("*", derivative(a), e[2]), ("*", a, derivative(e[2])))
    if kind == "pow":
        return ("*", ("*", e[2], ("pow", a, e[2] - 1)), derivative(a))
    if kind == "sin":
        return ("*", ("cos", a), derivative(a))
    return ("*", ("-", ("sin", a)), derivative(a))


def operations(e):
    return 1 + sum(operations(part) for part in e[1:]) if isinstance(e, tuple) else 0


# diagnosis: RAISES
