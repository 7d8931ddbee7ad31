from functools import singledispatch


@singledispatch
def derivative(e):
    return 0


@derivative.register(str)
def _(e):
    return 1


@derivative.register(tuple)
def _(e):
    op, a, *rest = e
    if op == "+" or op == "-":
        return (op, derivative(a), derivative(rest[0]))
    if op == "*":
        return ("+", ("*", derivative(a), rest[0]), ("*", a, derivative(rest[0])))
    if op == "pow":
        return ("*", ("*", rest[0], ("pow", a, rest[0] - 1)), derivative(a))
    return ("*", ("cos", a) if op == "sin" else ("*", -1, ("sin", a)), derivative(a))


def operations(e):
    stack, count = [e], 0
    while stack:
        one = stack.pop()
        if type(one) is tuple:
            count += 1
            stack.extend(one[1:])
    return count
