"""Into copies, with NumPy's own names."""

import numpy as np


def sgd(w, g, lr):
    return np.subtract(w, np.multiply(lr, g))


def momentum(w, g, v, lr, beta):
    v = v.copy()
    v *= beta
    v -= lr * g
    return w + v, v


def adam(w, g, m, v, t, lr, beta1, beta2, eps):
    m = m + (1 - beta1) * (g - m)
    v = v + (1 - beta2) * (np.square(g) - v)
    rate = lr / (1 - np.power(beta1, t))
    return w - rate * m / (np.sqrt(v / (1 - np.power(beta2, t))) + eps), m, v
