"""Mean and variance apart: the mean square is the sum of the variance and the squared mean."""

import numpy as np

HALVES = ("relu",)


def layer_sizes(x, weights, activation):
    outputs = [x]
    for w in weights:
        a = (w @ outputs[-1].T).T
        outputs.append({"tanh": np.tanh(a), "relu": (a + abs(a)) / 2, "none": a}[activation])
    return np.array([np.hypot(out.std(), out.mean()) for out in outputs[1:]])


def init_std(fan_in, fan_out, activation):
    variance = 1 / fan_in
    if activation in HALVES:
        variance *= 2
    return np.float64(variance) ** 0.5
