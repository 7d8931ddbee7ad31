"""With a table of rules, simplifying as it goes."""


def times(a, b):
    if a == 0 or b == 0:
        return 0
    if a == 1:
        return b
    return a if b == 1 else ("*", a, b)


def plus(a, b):
    return b if a == 0 else a if b == 0 else ("+", a, b)


def derivative(e):
    rules = {
        "+": lambda a, b: plus(derivative(a), derivative(b)),
        "-": lambda a, b: plus(derivative(a), times(-1, derivative(b))),
        "*": lambda a, b: plus(times(derivative(a), b), times(a, derivative(b))),
        "pow": lambda a, n: times(times(n, ("pow", a, n - 1)), derivative(a)) if n else 0,
        "sin": lambda a: times(("cos", a), derivative(a)),
        "cos": lambda a: times(-1, times(("sin", a), derivative(a))),
    }
    if isinstance(e, tuple):
        return rules[e[0]](*e[1:])
    return 1.0 if e == "x" else 0.0


def operations(e):
    if isinstance(e, tuple):
        return 1 + sum(map(operations, e[1:]))
    return 0
