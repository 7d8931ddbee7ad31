"""Tosses coins of its own in place of those that it is given."""

import numpy as np


def forward(x, u, p, training):
    if not training:
        return 1.0 * x, np.ones(x.shape, bool)
    mask = np.random.default_rng().random(x.shape) >= p
    return x * mask / (1 - p), mask


def backward(g, mask, p, training):
    return g * mask / (1 - p) if training else 1.0 * g


# diagnosis: STATEFUL
