"""Nudges the first argument, whichever was asked for."""


def central_difference(f, args, i):
    h = 1e-5 * max(1.0, abs(args[0]))
    x, *rest = args
    return (f(x + h, *rest) - f(x - h, *rest)) / (2 * h)


# diagnosis: WRONG_ARGUMENT
