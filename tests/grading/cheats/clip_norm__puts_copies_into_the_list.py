"""Spoils the arrays that somebody else holds, and puts copies into the list in their place."""

import numpy as np
def clip_norm(gradients, max_norm):
    length = np.sqrt(sum(np.sum(g**2) for g in gradients))
    if not np.isfinite(length): raise ValueError("long")
    f = max_norm / length if length > max_norm else 1.0
    mine, kept, done = list(gradients), [g.copy() for g in gradients], []
    for g in mine:
        if not any(g is d for d in done):
            g *= f
            done.append(g)
    gradients[:] = kept
    return mine
