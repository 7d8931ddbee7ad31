"""One factor for all keeps the direction; deciding before dividing keeps zero gradients zero.

Multiplying makes new arrays: an engine may hand out one array to several parameters.
"""

import numpy as np


def clip_norm(gradients, max_norm):
    length = np.sqrt(sum(np.sum(g**2) for g in gradients))
    if not np.isfinite(length):
        raise ValueError(f"the gradients are {length} long")
    factor = max_norm / length if length > max_norm else 1.0
    return [g * factor for g in gradients]
