"""Divides by the nudge, but the two points lie two nudges apart."""


def central_difference(f, args, i):
    h = 1e-5 * max(1.0, abs(args[i]))
    above, below = list(args), list(args)
    above[i] += h
    below[i] -= h
    return (f(*above) - f(*below)) / h


# diagnosis: STEP_NOT_DOUBLED
