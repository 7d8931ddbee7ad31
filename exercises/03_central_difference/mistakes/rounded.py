"""Rounds the slope to four places."""


def central_difference(f, args, i):
    h = 1e-5 * max(1.0, abs(args[i]))
    above, below = list(args), list(args)
    above[i] += h
    below[i] -= h
    return round((f(*above) - f(*below)) / (2 * h), 4)


# diagnosis: WRONG_RESULT
