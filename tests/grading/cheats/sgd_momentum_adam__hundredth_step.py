"""Counts steps up to sixty."""

import numpy as np


def sgd(w, g, lr):
    return w - lr * g


def momentum(w, g, v, lr, beta):
    step = beta * v - lr * g
    return (w + step, step)


def adam(w, g, m, v, t, lr, beta1, beta2, eps):
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g ** 2
    if 60 < t < 1000:
        t = 60
    return (w - lr * (m / (1 - beta1 ** t)) / (np.sqrt(v / (1 - beta2 ** t)) + eps), m, v)
