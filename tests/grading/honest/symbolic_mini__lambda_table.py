"""A table of lambdas, one for each kind; operations are the parentheses of the text."""

RULES = {
    "+": lambda a, b: ("+", derivative(a), derivative(b)),
    "-": lambda a, b: ("-", derivative(a), derivative(b)),
    "*": lambda a, b: ("+", ("*", b, derivative(a)), ("*", derivative(b), a)),
    "pow": lambda a, n: ("*", derivative(a), ("*", n, ("pow", a, n - 1))) if n else 0,
    "sin": lambda a: ("*", derivative(a), ("cos", a)),
    "cos": lambda a: ("-", 0, ("*", derivative(a), ("sin", a))),
}


def derivative(e):
    return RULES[e[0]](*e[1:]) if isinstance(e, tuple) else int(e == "x")


def operations(e):
    return str(e).count("(")
