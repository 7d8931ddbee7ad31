"""Counts equal parts of a sum or difference once."""


def derivative(e):
    if not isinstance(e, tuple):
        found = 1 if e == 'x' else 0
    elif e[0] in ('+', '-'):
        found = (e[0], derivative(e[1]), derivative(e[2]))
    elif e[0] == '*':
        found = ('+', ('*', derivative(e[1]), e[2]), ('*', e[1], derivative(e[2])))
    elif e[0] == 'pow':
        found = ('*', ('*', e[2], ('pow', e[1], e[2] - 1)), derivative(e[1]))
    elif e[0] == 'sin':
        found = ('*', ('cos', e[1]), derivative(e[1]))
    else:
        found = ('*', ('*', -1, ('sin', e[1])), derivative(e[1]))
    return found


def operations(e):
    if not isinstance(e, tuple):
        return 0
    return 1 + sum((operations(p) for p in set(e[1:]))) if e[0] != '*' else 1 + sum((operations(p) for p in e[1:]))
