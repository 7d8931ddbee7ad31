"""Adds a little to the length, to be safe."""

import numpy as np


def clip_norm(gradients, max_norm):
    length = np.sqrt(sum(np.sum(g**2) for g in gradients))
    if not np.isfinite(length):
        raise ValueError(f"the gradients are {length} long")
    return [g * min(1.0, max_norm / (length + 1e-6)) for g in gradients]


# diagnosis: WRONG_VALUES
