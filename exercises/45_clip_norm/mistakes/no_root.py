"""Takes the sum of squares for the length."""

import numpy as np


def clip_norm(gradients, max_norm):
    length = sum(np.sum(g**2) for g in gradients)
    if not np.isfinite(length):
        raise ValueError(f"the gradients are {length} long")
    factor = max_norm / length if length > max_norm else 1.0
    return [g * factor for g in gradients]


# diagnosis: SQUARE_ROOT_FORGOTTEN
