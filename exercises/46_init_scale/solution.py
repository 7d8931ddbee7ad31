"""One output is a sum of fan_in products, so its mean square is fan_in · var(w) times that of the input.

To keep it, var(w) is 1 / fan_in; relu throws half of the mean square away, so there it is twice as much.
"""

import numpy as np


def layer_sizes(x, weights, activation):
    curve = {"tanh": np.tanh, "relu": lambda a: np.maximum(a, 0), "none": lambda a: a}[activation]
    sizes = []
    for w in weights:
        x = curve(x @ w.T)
        sizes.append(np.sqrt(np.mean(x**2)))
    return np.array(sizes)


def init_std(fan_in, fan_out, activation):
    gain = 2 if activation == "relu" else 1
    return np.sqrt(gain / fan_in)
