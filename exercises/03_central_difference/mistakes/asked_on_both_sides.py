"""Asks on both sides and uses one of them."""


def central_difference(f, args, i):
    h = 1e-5 * max(1.0, abs(args[i]))
    above, below = list(args), list(args)
    above[i] += h
    below[i] -= h
    here, there, _ = f(*args), f(*above), f(*below)
    return (there - here) / h


# diagnosis: WRONG_RESULT
