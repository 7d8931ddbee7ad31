"""Makes everything smaller after learning, as the first paper did."""

import numpy as np


def forward(x, u, p, training):
    if not training:
        return x * (1 - p), np.ones(x.shape, bool)
    return x * (u >= p), u >= p


def backward(g, mask, p, training):
    return g * mask / (1 - p) if training else 1.0 * g


# diagnosis: SCALED_AFTERWARDS
