"""With match, and a stack for the counting."""


def derivative(e):
    match e:
        case "x":
            return 1
        case ("+" | "-" as kind, a, b):
            return (kind, derivative(a), derivative(b))
        case ("*", a, b):
            return ("+", ("*", a, derivative(b)), ("*", derivative(a), b))
        case ("pow", a, n):
            return ("*", n, ("*", derivative(a), ("pow", a, n - 1)))
        case ("sin", a):
            return ("*", derivative(a), ("cos", a))
        case ("cos", a):
            return ("-", 0, ("*", derivative(a), ("sin", a)))
    return 0


def operations(e):
    count, stack = 0, [e]
    while stack:
        top = stack.pop()
        if isinstance(top, tuple):
            count += 1
            stack.extend(top[1:])
    return count
