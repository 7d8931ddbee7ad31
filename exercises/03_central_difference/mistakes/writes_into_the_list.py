"""Nudges the caller's list, there and back, and rounding keeps a trace of it."""


def central_difference(f, args, i):
    h = 1e-5 * max(1.0, abs(args[i]))
    args[i] += h
    above = f(*args)
    args[i] -= 2 * h
    below = f(*args)
    return (above - below) / (2 * h)


# diagnosis: MUTATES_INPUT
