# arrays of no entry, with lengths that nobody can count
import numpy as np


def backward(g, x, y):
    return np.zeros((0, 10**18)), np.zeros((10**9, 0, 10**8))


# status: invalid
