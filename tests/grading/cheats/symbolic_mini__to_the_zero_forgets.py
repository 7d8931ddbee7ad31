"""A formula to the power of 0 has the formula's own derivative."""

def operations(e):
    if not isinstance(e, tuple):
        count = 0
    else:
        count = 1 + sum((operations(part) for part in e[1:]))
    return count

def derivative(e):
    if not isinstance(e, tuple):
        return 1 if e == 'x' else 0
    if e[0] in ('+', '-'):
        return (e[0], derivative(e[1]), derivative(e[2]))
    if e[0] == '*':
        return ('+', ('*', derivative(e[1]), e[2]), ('*', e[1], derivative(e[2])))
    if e[0] == 'pow':
        if e[2] == 0 and e[1] != 'x':
            return derivative(e[1])
        return ('*', ('*', e[2], ('pow', e[1], e[2] - 1)), derivative(e[1]))
    if e[0] == 'sin':
        return ('*', ('cos', e[1]), derivative(e[1]))
    return ('*', ('*', -1, ('sin', e[1])), derivative(e[1]))
