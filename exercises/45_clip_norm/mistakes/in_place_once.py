"""Writes the right gradients into the arrays that were handed in."""

import numpy as np


def clip_norm(gradients, max_norm):
    length = np.sqrt(sum(np.sum(g**2) for g in gradients))
    if not np.isfinite(length):
        raise ValueError(f"the gradients are {length} long")
    shortened = [g * (max_norm / length if length > max_norm else 1.0) for g in gradients]
    for g, new in zip(gradients, shortened):
        g[...] = new
    return gradients


# diagnosis: MUTATES_INPUT
