"""What is right in exercise I4: the trusted functions."""

import numpy as np


def mask(coin, shape):
    """Return what dropout multiplies by: 2 or 0, as the coin falls."""
    return 2.0 * (np.random.default_rng(coin).random(shape) < 0.5)


def passes(weights, x, dropout, coin, last=None):
    """Return what goes into each step, its tanh and its mask."""
    h, found = x, []
    for k, W in enumerate(weights):
        z, kept = np.tanh(W @ h), 1.0
        if dropout and k % dropout == 0:
            kept = mask(coin, z.shape)
            coin += 1
        found.append((z, kept))
        h = z * kept
    return found
