"""All gradients in one vector; short ones are returned themselves."""

import numpy as np


def clip_norm(gradients, max_norm):
    flat = np.concatenate([np.ravel(g) for g in gradients])
    n = np.linalg.norm(flat)
    if not n < np.inf:
        raise ValueError
    return [g if n <= max_norm else g / n * max_norm for g in gradients]
