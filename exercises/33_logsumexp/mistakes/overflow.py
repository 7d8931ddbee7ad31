"""The right shares, but exp(1000) is inf, and inf / inf is nan."""

import numpy as np


def backward(g, x, axis):
    powers = np.exp(x)
    return np.expand_dims(g, axis) * powers / powers.sum(axis=axis, keepdims=True)


# diagnosis: NONFINITE_AT
