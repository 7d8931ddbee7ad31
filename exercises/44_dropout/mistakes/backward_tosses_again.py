"""Tosses new coins on the way back."""

import numpy as np


def forward(x, u, p, training):
    if not training:
        return 1.0 * x, np.ones(x.shape, bool)
    mask = u >= p
    return x * mask / (1 - p), mask


def backward(g, p, training):
    mask = np.random.default_rng().random(g.shape) >= p
    return g * mask / (1 - p) if training else 1.0 * g


# diagnosis: STATEFUL
