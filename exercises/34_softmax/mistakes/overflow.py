"""Computes the shares anew from what went in, and exp(800) is inf."""

import numpy as np


def backward(g, x, axis):
    powers = np.exp(x)
    z = powers / powers.sum(axis=axis, keepdims=True)
    return z * (g - (g * z).sum(axis=axis, keepdims=True))


# diagnosis: NONFINITE_AT
