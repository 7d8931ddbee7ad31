"""Shortens the arrays themselves; one that stands in the list twice is shortened twice."""

import numpy as np


def clip_norm(gradients, max_norm):
    length = np.sqrt(sum(np.sum(g**2) for g in gradients))
    if not np.isfinite(length):
        raise ValueError("not finite")
    if length > max_norm:
        for g in gradients:
            g *= max_norm / length
    return gradients


# diagnosis: MUTATES_INPUT
