import numpy as np


def backward(g, x, w):
    ones = np.ones((len(x), 1))
    both = np.hstack([x, ones]).T @ g
    return (w @ g.T).T, both[:-1], both[-1]
