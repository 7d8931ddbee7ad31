"""The gain that some libraries have for tanh."""

import numpy as np


def layer_sizes(x, weights, activation):
    curve = {"tanh": np.tanh, "relu": lambda a: np.maximum(a, 0), "none": lambda a: a}[activation]
    sizes = []
    for w in weights:
        x = curve(x @ w.T)
        sizes.append(np.sqrt(np.mean(x**2)))
    return np.array(sizes)


def init_std(fan_in, fan_out, activation):
    gain = {"relu": 2, "tanh": 25 / 9, "none": 1}[activation]
    return np.sqrt(gain / fan_in)


# diagnosis: TANH_GAIN
