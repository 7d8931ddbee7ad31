"""The second moment's correction taken out of the root, as in the paper's remark on efficiency."""

import math


def sgd(w, g, lr):
    return -lr * g + w


def momentum(w, g, v, lr, beta):
    return w + beta * v - lr * g, beta * v - lr * g


def adam(w, g, m, v, t, lr, beta1, beta2, eps):
    m = (1 - beta1) * g + beta1 * m
    v = (1 - beta2) * g * g + beta2 * v
    root = math.sqrt(1 - beta2**t)
    return w - lr * root / (1 - beta1**t) * m / (v**0.5 + eps * root), m, v
