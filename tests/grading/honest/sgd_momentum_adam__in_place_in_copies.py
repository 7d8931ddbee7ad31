"""Works in place, in copies, and returns a list."""

import numpy as np


def sgd(w, g, lr):
    return w - lr * g


def momentum(w, g, v, lr, beta):
    v = np.array(v) * beta
    v -= lr * g
    w = np.array(w, copy=True)
    w += v
    return [w, v]


def adam(w, g, m, v, t, lr, beta1, beta2, eps):
    m = m + (1 - beta1) * (g - m)
    v = v + (1 - beta2) * (np.square(g) - v)
    return (w - lr * m / (1 - beta1 ** t) / (np.sqrt(v / (1 - beta2 ** t)) + eps), m, v)
