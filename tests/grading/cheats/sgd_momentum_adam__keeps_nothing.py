"""Takes a beta of 0 for none that was given."""

import numpy as np


def sgd(w, g, lr):
    return w - lr * g


def adam(w, g, m, v, t, lr, beta1, beta2, eps):
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g ** 2
    fair_m, fair_v = (m / (1 - beta1 ** t), v / (1 - beta2 ** t))
    w = w - lr * fair_m / (np.sqrt(fair_v) + eps)
    return (w, m, v)


def momentum(w, g, v, lr, beta):
    step = (beta or 0.9) * v - lr * g
    return (w + step, step)
