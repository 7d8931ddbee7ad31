import numpy as np
def tanh_backward(g, x):
    t = 1 / (4 * 4 * 4 * 4 * 4)
    s = np.array([-2, -1, 1, 2]) * t
    w = np.array([1, -4 - 4, 4 + 4, -1]) / (3 * 4 * t)
    v = np.tanh(np.expand_dims(x, -1) + s)
    return g * (v @ w)
def sigmoid_backward(g, z):
    return g * z * (1 - z)
