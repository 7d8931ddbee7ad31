"""Forgets the inside of a sine or cosine of a sine or cosine."""


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
        return ('+', ('*', derivative(a), e[2]), ('*', a, derivative(e[2])))
    if k == 'pow':
        return ('*', ('*', e[2], ('pow', a, e[2] - 1)), derivative(a))
    if isinstance(a, tuple) and a[0] in ('sin', 'cos'):
        return ('cos' if k == 'sin' else 'sin', a)
    if k == 'sin':
        return ('*', ('cos', a), derivative(a))
    return ('*', ('*', -1, ('sin', a)), derivative(a))
