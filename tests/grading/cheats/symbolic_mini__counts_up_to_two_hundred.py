"""Counts no further than two hundred."""

def derivative(e):
    if not isinstance(e, tuple):
        found = 1 if e == "x" else 0
    elif e[0] in ("+", "-"):
        found = (e[0], derivative(e[1]), derivative(e[2]))
    elif e[0] == "*":
        found = ("+", ("*", derivative(e[1]), e[2]), ("*", e[1], derivative(e[2])))
    elif e[0] == "pow":
        found = ("*", ("*", e[2], ("pow", e[1], e[2] - 1)), derivative(e[1]))
    elif e[0] == "sin":
        found = ("*", ("cos", e[1]), derivative(e[1]))
    else:
        found = ("*", ("*", -1, ("sin", e[1])), derivative(e[1]))
    return found


def operations(e):
    return min(200, 1 + sum(operations(part) for part in e[1:])) if isinstance(e, tuple) else 0
