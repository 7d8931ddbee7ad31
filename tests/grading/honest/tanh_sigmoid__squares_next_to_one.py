import numpy as np
def tanh_backward(g, z):
    return g * (1 - z) * (1 + z)
def exp(t):
    e = t / 2.0**40
    e = e + e * e / 2
    for _ in range(40):
        e = e * e + 2 * e
    return 1 + e
def sigmoid_backward(g, x):
    e = exp(-np.minimum(np.abs(x), 700.0))
    e = np.where(np.abs(x) > 700, 0.0, np.maximum(e, 0))
    return g * e / (1 + e) ** 2
