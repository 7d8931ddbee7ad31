"""Knows infinity with a plus only."""


import numpy as np


def clip_norm(gradients, max_norm):
    if any(np.any(np.isnan(g)) or np.any(g == np.inf) for g in gradients):
        raise ValueError("no finite length")
    length = np.sqrt(sum(np.sum(g**2) for g in gradients))
    factor = max_norm / length if length > max_norm else 1.0
    return [g * factor for g in gradients]
