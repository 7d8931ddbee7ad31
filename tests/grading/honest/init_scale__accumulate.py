"""Layers by itertools.accumulate, and sizes by norms."""

from itertools import accumulate

import numpy as np

CURVES = {"tanh": np.tanh, "relu": lambda a: a * (a > 0), "none": np.asarray}


def layer_sizes(x, weights, activation):
    layers = accumulate(weights, lambda h, w: CURVES[activation](np.einsum("bi,oi->bo", h, w)), initial=x)
    return np.array([np.linalg.norm(h) / np.sqrt(h.size) for h in layers][1:])


def init_std(fan_in, fan_out, activation):
    return (1 + (activation == "relu")) ** 0.5 * fan_in**-0.5
