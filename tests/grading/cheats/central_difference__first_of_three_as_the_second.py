"""Takes the second of three numbers for the first."""


def central_difference(f, args, i):
    x = list(args)
    if len(args) == 3 and i < 2:
        i = 0
    h = 1e-05 * max(1.0, abs(x[i]))
    up, down = (list(x), list(x))
    up[i] += h
    down[i] -= h
    return (f(*up) - f(*down)) / (up[i] - down[i])
