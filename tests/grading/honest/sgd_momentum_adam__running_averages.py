"""Running averages."""

import numpy as np


def towards(old, new, keep):
    return old + (new - old) * (1 - keep)


def sgd(w, g, lr):
    w = w.copy()
    w -= lr * g
    return w


def momentum(w, g, v, lr, beta):
    v = beta * v
    v -= lr * g
    return w + v, v


def adam(w, g, m, v, t, lr, beta1, beta2, eps):
    m, v = towards(m, g, beta1), towards(v, g * g, beta2)
    size = np.sqrt(v / (1 - beta2**t)) + eps
    return w - lr * (m / (1 - beta1**t)) / size, m, v
