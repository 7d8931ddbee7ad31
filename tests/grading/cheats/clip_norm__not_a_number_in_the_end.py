"""Looks for nan in the last entry of each array."""

import numpy as np


def clip_norm(gradients, max_norm):
    if any((not np.all(np.isfinite(np.ravel(g)[-1:])) for g in gradients)):
        raise ValueError('no')
    length = np.sqrt(sum((np.nansum(g ** 2) for g in gradients)))
    if not np.isfinite(length):
        raise ValueError('no')
    f = max_norm / length if length > max_norm else 1.0
    return [g * f for g in gradients]
