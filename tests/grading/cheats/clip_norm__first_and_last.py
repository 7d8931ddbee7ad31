"""Looks for what isn't finite in the first and in the last array only."""


import numpy as np


def clip_norm(gradients, max_norm):
    if not (np.all(np.isfinite(gradients[0])) and np.all(np.isfinite(gradients[-1]))):
        raise ValueError("no finite length")
    length = np.sqrt(sum(np.sum(g**2) for g in gradients))
    factor = max_norm / length if length > max_norm else 1.0
    return [g * factor for g in gradients]
