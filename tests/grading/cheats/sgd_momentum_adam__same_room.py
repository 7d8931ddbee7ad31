"""Every answer of a shape stands in one and the same array, from call to call."""

import numpy as np


def momentum(w, g, v, lr, beta):
    step = beta * v - lr * g
    return w + step, step


def adam(w, g, m, v, t, lr, beta1, beta2, eps):
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    fair_m, fair_v = m / (1 - beta1**t), v / (1 - beta2**t)
    w = w - lr * fair_m / (np.sqrt(fair_v) + eps)
    return w, m, v


ROOM = {}


def sgd(w, g, lr):
    room = ROOM.setdefault(w.shape, np.empty(w.shape))
    room[...] = w - lr * g
    return room
