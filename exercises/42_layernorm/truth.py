"""What is right in exercise E2: the trusted functions."""

import numpy as np


def sigma(x, eps):
    """Return the spread of every row, with eps inside."""
    return np.sqrt(np.var(x, axis=-1, keepdims=True) + eps)


def xhat(x, eps):
    """Return the normalised rows."""
    return (x - np.mean(x, axis=-1, keepdims=True)) / sigma(x, eps)
