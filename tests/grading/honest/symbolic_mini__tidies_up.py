"""Leaves out what is times 0 or 1, and what is added to 0."""


def times(a, b):
    if 0 in (a, b) and not (isinstance(a, str) and isinstance(b, str)):
        return 0
    return b if a == 1 else a if b == 1 else ("*", a, b)


def plus(a, b):
    return b if a == 0 else a if b == 0 else ("+", a, b)


def derivative(e):
    match e:
        case "x":
            return 1
        case ("+", a, b):
            return plus(derivative(a), derivative(b))
        case ("-", a, b):
            return ("-", derivative(a), derivative(b))
        case ("*", a, b):
            return plus(times(derivative(a), b), times(a, derivative(b)))
        case ("pow", _, 0):
            return 0
        case ("pow", a, 1):
            return derivative(a)
        case ("pow", a, n):
            return times(times(n, ("pow", a, n - 1)), derivative(a))
        case ("sin", a):
            return times(("cos", a), derivative(a))
        case ("cos", a):
            return times(-1, times(("sin", a), derivative(a)))
        case _:
            return 0


def operations(e):
    todo, count = [e], 0
    while todo:
        e = todo.pop()
        if isinstance(e, tuple):
            count += 1
            todo.extend(e[1:])
    return count
