"""Adds the two values where it should compare them."""


def central_difference(f, args, i):
    h = 1e-5 * max(1.0, abs(args[i]))
    above, below = list(args), list(args)
    above[i] += h
    below[i] -= h
    return (f(*above) + f(*below)) / 2


# diagnosis: WRONG_RESULT
