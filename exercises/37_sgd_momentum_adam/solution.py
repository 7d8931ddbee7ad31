"""All three go downhill; momentum remembers the last step, Adam how long gradients usually are.

Running means that begin at zero are too small by 1 - beta**t, so Adam divides by just that.
"""

import numpy as np


def sgd(w, g, lr):
    return w - lr * g


def momentum(w, g, v, lr, beta):
    step = beta * v - lr * g
    return w + step, step


def adam(w, g, m, v, t, lr, beta1, beta2, eps):
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    fair_m, fair_v = m / (1 - beta1**t), v / (1 - beta2**t)
    w = w - lr * fair_m / (np.sqrt(fair_v) + eps)
    return w, m, v
