# arrays in which everything is masked
import numpy as np


def backward(g, x, y):
    return np.ma.masked_all(g.shape), np.ma.masked_all(g.shape)


# status: failed
