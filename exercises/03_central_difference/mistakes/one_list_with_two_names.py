"""Nudges one list there and back before f is asked: `right = left = …` is one list with two names."""


def central_difference(f, args, i):
    right = left = list(args)
    step = 1e-5 * max(1.0, abs(args[i]))
    right[i] += step
    left[i] -= step
    return (f(*right) - f(*left)) / (2 * step)


# diagnosis: SAME_POINT
