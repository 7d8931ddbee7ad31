"""What is right in exercise J5: the trusted functions."""

import numpy as np

from autogradkit.checking import label


def decoded(code, w, x):
    """Return how far the decoder's picture is from x: half the sum of squares, for each example."""
    off = code @ w - x
    return np.sum(off * off, axis=1) / 2


def from_normal(mu, v):
    """Return how far the codes' distribution is from the standard normal one, for each example."""
    return (
        np.sum(np.exp(label(v, "the variance")) + mu * mu - 1 - label(v, "the -v of the KL term"), axis=1) / 2
    )
