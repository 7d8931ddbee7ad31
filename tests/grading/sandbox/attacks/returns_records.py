# records in place of numbers
import numpy as np


def backward(g, x, y):
    return (np.ones(g.shape) * 3).astype([("a", "f8")]), (np.ones(g.shape) * 3).astype([("a", "f8")])


# status: failed
