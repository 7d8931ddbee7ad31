"""Keeps a running mean of gradients in v and multiplies by lr later, as many courses do."""

import numpy as np


def sgd(w, g, lr):
    return w - lr * g


def momentum(w, g, v, lr, beta):
    mean = beta * v + (1 - beta) * g
    return w - lr * mean, mean


def adam(w, g, m, v, t, lr, beta1, beta2, eps):
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    fair_m, fair_v = m / (1 - beta1**t), v / (1 - beta2**t)
    w = w - lr * fair_m / (np.sqrt(fair_v) + eps)
    return w, m, v


# diagnosis: AVERAGED_GRADIENT
