"""Works in place, on copies of its own."""

import numpy as np


def sgd(w, g, lr):
    new = np.array(w)
    new -= lr * g
    return new


def momentum(w, g, v, lr, beta):
    new, step = np.array(w), np.array(v)
    step *= beta
    step -= lr * g
    new += step
    return new, step


def adam(w, g, m, v, t, lr, beta1, beta2, eps):
    m, v, w = np.array(m), np.array(v), np.array(w)
    m += (1 - beta1) * (g - m)
    v += (1 - beta2) * (g * g - v)
    w -= lr * (m / -np.expm1(t * np.log(beta1) if beta1 else -np.inf)) / (
        np.sqrt(v / -np.expm1(t * np.log(beta2))) + eps
    )
    return w, m, v
