"""What is right in exercise J2: the trusted functions."""

import numpy as np

CURVES = {"tanh": np.tanh, "relu": lambda a: np.maximum(a, 0), "none": lambda a: a}


def layer_sizes(x, weights, activation):
    """Return the root mean square of every layer's numbers."""
    sizes = []
    for w in weights:
        x = CURVES[activation](x @ w.T)
        sizes.append(np.sqrt(np.mean(x**2)))
    return np.array(sizes)


def scale(formula):
    """Return a wrong rule for the scale."""
    return lambda fan_in, fan_out, activation: formula(fan_in, fan_out, activation == "relu")
