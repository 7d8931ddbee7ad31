"""Copies first, and shortens the copies in place."""

import numpy as np
def clip_norm(gradients, max_norm):
    new = [np.array(g, dtype=float) for g in gradients]
    square = 0
    for g in new: square += float(np.vdot(g, g))
    if not np.isfinite(square): raise ValueError
    if square ** 0.5 > max_norm:
        for g in new: g *= max_norm / square ** 0.5
    return new
