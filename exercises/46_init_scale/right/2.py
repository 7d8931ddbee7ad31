"""Half of the numbers count after a relu."""

import numpy as np


def layer_sizes(x, weights, activation):
    sizes = np.zeros(len(weights))
    for k, w in enumerate(weights):
        x = np.dot(x, w.T)
        if activation != "none":
            x = np.tanh(x) if activation == "tanh" else np.clip(x, 0, None)
        sizes[k] = np.mean(x * x) ** 0.5
    return sizes


def init_std(fan_in, fan_out, activation):
    left = fan_in / 2 if activation == "relu" else fan_in
    return left**-0.5
