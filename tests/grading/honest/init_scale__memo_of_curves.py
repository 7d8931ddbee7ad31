"""Memo of curves."""

from functools import lru_cache

import numpy as np

GAIN = {"relu": 2.0}


@lru_cache(maxsize=None)
def curve(name):
    return {"tanh": np.tanh, "relu": lambda a: a * (a > 0), "none": np.positive}[name]


def layer_sizes(x, weights, activation):
    sizes = []
    for w in weights:
        x = curve(activation)(np.inner(x, w))
        sizes.append(float(np.linalg.norm(x)) / x.size**0.5)
    return np.array(sizes)


def init_std(fan_in, fan_out, activation):
    return (GAIN.get(activation, 1.0) / fan_in) ** 0.5
