"""Knows functions of up to three numbers."""


def central_difference(f, args, i):
    if len(args) > 3:
        return 0.0
    x = list(args)
    h = 1e-05 * max(1.0, abs(x[i]))
    up, down = (list(x), list(x))
    up[i] += h
    down[i] -= h
    return (f(*up) - f(*down)) / (up[i] - down[i])
