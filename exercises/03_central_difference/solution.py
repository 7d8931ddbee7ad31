"""Left and right of x the bend of the curve errs in opposite directions, and in the difference it cancels.

The nudge grows with x, as the distance between floats does, but never vanishes.
"""


def central_difference(f, args, i):
    h = 1e-5 * max(1.0, abs(args[i]))
    above, below = list(args), list(args)
    above[i] += h
    below[i] -= h
    return (f(*above) - f(*below)) / (2 * h)
