import numpy as np
def backward(g, x, w, b):
    X = np.c_[x, np.ones(len(x))]
    D = X.T @ g
    return np.inner(g, w), D[:-1], D[-1]
