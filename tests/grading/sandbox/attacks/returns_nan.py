import numpy as np


def backward(g, x, y):
    return g * np.nan, g * np.nan


# status: failed
