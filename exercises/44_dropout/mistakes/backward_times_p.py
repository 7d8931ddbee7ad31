"""Multiplies by p in place of dividing by 1 - p."""

import numpy as np


def forward(x, u, p, training):
    if not training:
        return 1.0 * x, np.ones(x.shape, bool)
    mask = u >= p
    return x * mask / (1 - p), mask


def backward(g, mask, p, training):
    return g * mask * p if training else 1.0 * g


# diagnosis: FACTOR
