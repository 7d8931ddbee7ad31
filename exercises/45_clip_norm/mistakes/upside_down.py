"""Divides the wrong way round."""

import numpy as np


def clip_norm(gradients, max_norm):
    length = np.sqrt(sum(np.sum(g**2) for g in gradients))
    if not np.isfinite(length):
        raise ValueError(f"the gradients are {length} long")
    factor = length / max_norm if length > max_norm else 1.0
    return [g * factor for g in gradients]


# diagnosis: UPSIDE_DOWN
