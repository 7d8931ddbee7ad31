"""Nudges in an array of what is given: of whole numbers it holds none but whole ones."""

import numpy as np

def central_difference(f, args, i):
    up, down = (np.array(args), np.array(args))
    h = 1e-05 * max(1.0, abs(args[i]))
    up[i] += h
    down[i] -= h
    return (f(*up) - f(*down)) / (2 * h)
