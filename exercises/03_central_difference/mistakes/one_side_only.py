"""Compares with the place itself, to one side only."""


def central_difference(f, args, i):
    h = 1e-8 * max(1.0, abs(args[i]))
    above = list(args)
    above[i] += h
    return (f(*above) - f(*args)) / h


# diagnosis: FORWARD_DIFFERENCE
