"""Forgets part of arrays of more than three axes."""

import numpy as np


def clip_norm(gradients, max_norm):
    length = np.sqrt(sum((np.sum(np.sum(np.sum(np.atleast_3d(g) ** 2, 0), 0)[:1000]) if g.ndim < 4 else np.sum(g[..., 0] ** 2) for g in gradients)))
    if not np.isfinite(length):
        raise ValueError('no')
    f = max_norm / length if length > max_norm else 1.0
    return [g * f for g in gradients]
