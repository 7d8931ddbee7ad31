"""Divides whatever the length is: all zero becomes 0 / 0, which is nan."""

import numpy as np


def clip_norm(gradients, max_norm):
    length = np.sqrt(sum(np.sum(g**2) for g in gradients))
    if not np.isfinite(length):
        raise ValueError(f"the gradients are {length} long")
    factor = np.float64(max_norm) / length
    return [g * factor if length == 0 or length > max_norm else g for g in gradients]


# diagnosis: NONFINITE_AT
