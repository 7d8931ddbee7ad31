"""What is right in exercise L1: the trusted functions."""

import numpy as np

HIDDEN = -1e30  # as good as minus infinity: its exp is exactly 0, and 0 times it is no nan


def scores(q, k, mask):
    """Return how well each query fits each key that it may see."""
    if q.shape[-2] != mask.shape[0] or k.shape[-2] != mask.shape[1]:
        raise ValueError(f"{q.shape[-2]} queries and {k.shape[-2]} keys, but a mask of {mask.shape}")
    return mask * (q @ k.swapaxes(-1, -2)) / np.sqrt(q.shape[-1]) + HIDDEN * ~mask
