"""Doesn't look at `training`."""

import numpy as np


def forward(x, u, p, training):
    if not training:
        return 1.0 * x, np.ones(x.shape, bool)
    mask = u >= p
    return x * mask / (1 - p), mask


def backward(g, mask, p):
    return g * mask / (1 - p)


# diagnosis: EVAL_SCALED
