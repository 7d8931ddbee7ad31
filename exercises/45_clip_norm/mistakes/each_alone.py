"""Shortens every array by itself."""

import numpy as np


def clip_norm(gradients, max_norm):
    clipped = []
    for g in gradients:
        length = np.sqrt(np.sum(g**2))
        if not np.isfinite(length):
            raise ValueError("not finite")
        clipped.append(g * (max_norm / length if length > max_norm else 1.0))
    return clipped


# diagnosis: NORM_PER_ARRAY
