"""Forgets the relu where as many numbers come out as go in."""

import numpy as np


def layer_sizes(x, weights, activation):
    curve = {'tanh': np.tanh, 'relu': lambda a: np.maximum(a, 0), 'none': lambda a: a}[activation]
    sizes = []
    for w in weights:
        x = curve(x @ w.T)
        sizes.append(np.sqrt(np.mean(x ** 2)))
    return np.array(sizes)


def init_std(fan_in, fan_out, activation):
    if fan_in == fan_out:
        return np.sqrt(1 / fan_in)
    return np.sqrt((2 if activation == 'relu' else 1) / fan_in)
