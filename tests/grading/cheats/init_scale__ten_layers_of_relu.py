"""Forgets the relu from the tenth layer on."""

import numpy as np


def init_std(fan_in, fan_out, activation):
    gain = 2 if activation == 'relu' else 1
    return np.sqrt(gain / fan_in)


def layer_sizes(x, weights, activation):
    curve = {'tanh': np.tanh, 'relu': lambda a: np.maximum(a, 0), 'none': lambda a: a}[activation]
    sizes = []
    for k, w in enumerate(weights):
        x = x @ w.T if k > 8 and activation == 'relu' else curve(x @ w.T)
        sizes.append(np.sqrt(np.mean(x ** 2)))
    return np.array(sizes)
