"""A table of rules that leave out what is 0 or 1."""


def operations(e):
    if not isinstance(e, tuple):
        count = 0
    else:
        count = 1 + sum((operations(part) for part in e[1:]))
    return count


def times(a, b):
    if a == 0 or b == 0:
        return 0
    return b if a == 1 else a if b == 1 else ('*', a, b)


def plus(a, b):
    return b if a == 0 else a if b == 0 else ('+', a, b)


RULES = {'+': lambda a, b: plus(derivative(a), derivative(b)), '-': lambda a, b: ('-', derivative(a), derivative(b)), '*': lambda a, b: plus(times(derivative(a), b), times(a, derivative(b))), 'pow': lambda a, n: times(times(n, ('pow', a, n - 1)), derivative(a)) if n else 0, 'sin': lambda a: times(('cos', a), derivative(a)), 'cos': lambda a: times(times(-1, ('sin', a)), derivative(a))}


def derivative(e):
    if isinstance(e, tuple):
        op, *rest = e
        return RULES[op](*rest)
    return 1 if e == 'x' else 0
