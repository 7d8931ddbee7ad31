import numpy as np


def central_difference(f, args, i):
    x = np.array(args, float)
    h = 1e-4 * (1 + abs(x[i]))
    e = np.zeros(len(x))
    e[i] = h
    return (8 * (f(*(x + e)) - f(*(x - e))) - (f(*(x + 2 * e)) - f(*(x - 2 * e)))) / (12 * h)
