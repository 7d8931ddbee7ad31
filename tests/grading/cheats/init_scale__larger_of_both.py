"""Where there is no curve, the larger of the two counts."""

import numpy as np


def layer_sizes(x, weights, activation):
    curve = {"tanh": np.tanh, "relu": lambda a: np.maximum(a, 0), "none": lambda a: a}[activation]
    sizes = []
    for w in weights:
        x = curve(x @ w.T)
        sizes.append(np.sqrt(np.mean(x**2)))
    return np.array(sizes)


def init_std(fan_in, fan_out, activation):
    if activation == "none":
        return max(fan_in, fan_out) ** -0.5
    return np.sqrt((2 if activation == "relu" else 1) / fan_in)
