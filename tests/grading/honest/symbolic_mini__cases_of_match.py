"""Matches each kind of expression."""


def derivative(e):
    match e:
        case 'x':
            return 1
        case int() | float():
            return 0
        case ['+' | '-' as op, a, b]:
            return (op, derivative(a), derivative(b))
        case ['*', a, b]:
            return ('+', ('*', derivative(a), b), ('*', a, derivative(b)))
        case ['pow', a, 0]:
            return 0
        case ['pow', a, n]:
            return ('*', ('*', float(n), ('pow', a, n - 1)), derivative(a))
        case ['sin', a]:
            return ('*', derivative(a), ('cos', a))
        case ['cos', a]:
            return ('-', 0, ('*', derivative(a), ('sin', a)))


def operations(e):
    todo, n = ([e], 0)
    while todo:
        p = todo.pop()
        if isinstance(p, tuple):
            n += 1
            todo.extend(p[1:])
    return n
