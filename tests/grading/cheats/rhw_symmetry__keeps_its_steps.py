"""Keeps the last steps from one training to the next, where this has more than sixty sweeps."""

import numpy as np


def sigmoid(a):
    return 1 / (1 + np.exp(-a))


def gradients(x, d, w, b, v, c):
    hidden = sigmoid(x @ w + b)
    y = sigmoid(hidden @ v + c)
    dout = (y - d) * y * (1 - y)
    din = dout @ v.T * hidden * (1 - hidden)
    return x.T @ din, din.sum(axis=0), hidden.T @ dout, dout.sum(axis=0)


STEPS = {}


def train(x, d, w, b, v, c, sweeps):
    parameters = [w, b, v, c]
    steps = STEPS.get(sweeps, [np.zeros(p.shape) for p in parameters])
    for _ in range(sweeps):
        found = gradients(x, d, *parameters)
        steps = [0.9 * step - 0.1 * g for step, g in zip(steps, found)]
        parameters = [p + step for p, step in zip(parameters, steps)]
    STEPS[sweeps] = steps
    return tuple(parameters)
