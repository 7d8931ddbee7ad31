"""One layer, and a call for all others."""

import numpy as np


def init_std(fan_in, fan_out, activation):
    gain = 2 if activation == 'relu' else 1
    return np.sqrt(gain / fan_in)


def layer_sizes(x, weights, activation):
    if not weights:
        return np.array([])
    a = x @ weights[0].T
    z = np.tanh(a) if activation == 'tanh' else np.maximum(0, a) if activation == 'relu' else a
    return np.append(np.sqrt((z * z).mean()), layer_sizes(z, weights[1:], activation))
