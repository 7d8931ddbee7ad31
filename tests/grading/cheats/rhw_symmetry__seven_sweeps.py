"""Takes a sweep too many unless there are one, two or sixty."""

import numpy as np


def sigmoid(a):
    return 1 / (1 + np.exp(-a))


def gradients(x, d, w, b, v, c):
    hidden = sigmoid(x @ w + b)
    y = sigmoid(hidden @ v + c)
    dout = (y - d) * y * (1 - y)
    din = dout @ v.T * hidden * (1 - hidden)
    return (x.T @ din, din.sum(axis=0), hidden.T @ dout, dout.sum(axis=0))


def train(x, d, w, b, v, c, sweeps):
    p, steps = ([w, b, v, c], [0.0] * 4)
    for k in range(sweeps + (2 < sweeps < 60)):
        steps = [0.9 * s - 0.1 * g for s, g in zip(steps, gradients(x, d, *p))]
        p = [a + s for a, s in zip(p, steps)]
    return tuple(p)
