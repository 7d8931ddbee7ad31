"""Nudges a million by a millionth."""


def central_difference(f, args, i):
    h = 1e-6
    above, below = list(args), list(args)
    above[i] += h
    below[i] -= h
    return (f(*above) - f(*below)) / (2 * h)


# diagnosis: STEP_TOO_SMALL
