"""Takes a part of x as the nudge, and at zero that is nothing."""


def central_difference(f, args, i):
    h = 1e-5 * abs(args[i])
    above, below = list(args), list(args)
    above[i] += h
    below[i] -= h
    return (f(*above) - f(*below)) / (2 * h)


# diagnosis: STEP_ZERO
