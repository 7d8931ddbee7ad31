"""Keeps what is below p."""

import numpy as np


def forward(x, u, p, training):
    if not training:
        return 1.0 * x, np.ones(x.shape, bool)
    return x * (u < p) / (1 - p), u < p


def backward(g, mask, p, training):
    return g * mask / (1 - p) if training else 1.0 * g


# diagnosis: WRONG_ONES_KEPT
