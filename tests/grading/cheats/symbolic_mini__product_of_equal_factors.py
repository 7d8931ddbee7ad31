"""Differentiates a product of two equal factors as if they were x."""


def operations(e):
    if not isinstance(e, tuple):
        count = 0
    else:
        count = 1 + sum((operations(part) for part in e[1:]))
    return count


def derivative(e):
    if not isinstance(e, tuple):
        return 1 if e == 'x' else 0
    k, a = (e[0], e[1])
    if k in '+-':
        return (k, derivative(a), derivative(e[2]))
    if k == '*':
        if a == e[2]:
            return ('*', 2, a)
        return ('+', ('*', derivative(a), e[2]), ('*', a, derivative(e[2])))
    if k == 'pow':
        return ('*', ('*', e[2], ('pow', a, e[2] - 1)), derivative(a))
    if k == 'sin':
        return ('*', ('cos', a), derivative(a))
    return ('*', ('*', -1, ('sin', a)), derivative(a))
