"""Forgets the toss."""

import numpy as np


def forward(x, u, p, training):
    if not training:
        return 1.0 * x, np.ones(x.shape, bool)
    mask = u >= p
    return x * mask / (1 - p), mask


def backward(g, p, training):
    return g / (1 - p) if training else 1.0 * g


# diagnosis: MASK_FORGOTTEN
