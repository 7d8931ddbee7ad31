"""Nudges so far that the bend is felt."""


def central_difference(f, args, i):
    h = 1e-2 * max(1.0, abs(args[i]))
    above, below = list(args), list(args)
    above[i] += h
    below[i] -= h
    return (f(*above) - f(*below)) / (2 * h)


# diagnosis: STEP_TOO_LARGE
