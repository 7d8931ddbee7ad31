import numpy as np


def backward(g, x, y):
    return np.full(np.shape(x), np.inf), np.full(np.shape(y), -np.inf)


# status: failed
