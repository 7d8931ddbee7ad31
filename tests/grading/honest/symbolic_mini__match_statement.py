def derivative(e):
    match e:
        case ("+" | "-") as op, a, b:
            return op, derivative(a), derivative(b)
        case "*", a, b:
            return "+", ("*", derivative(a), b), ("*", a, derivative(b))
        case "pow", a, 0:
            return 0
        case "pow", a, n:
            return "*", ("*", n, ("pow", a, n - 1)), derivative(a)
        case "sin", a:
            return "*", ("cos", a), derivative(a)
        case "cos", a:
            return "*", ("*", -1, ("sin", a)), derivative(a)
        case "x":
            return 1
        case _:
            return 0


def operations(e):
    match e:
        case tuple():
            return 1 + sum(map(operations, e[1:]))
        case _:
            return 0
