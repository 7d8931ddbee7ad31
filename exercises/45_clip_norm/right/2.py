"""All numbers in one long vector."""

import numpy as np


def clip_norm(gradients, max_norm):
    flat = np.concatenate([np.asarray(g).ravel() for g in gradients])
    square = flat @ flat
    if not np.isfinite(square):
        raise ValueError(square)
    if square > max_norm**2:
        flat = flat * (max_norm / square**0.5)
    ends = np.cumsum([np.size(g) for g in gradients])[:-1]
    return tuple(part.reshape(g.shape) for part, g in zip(np.split(flat, ends), gradients))
