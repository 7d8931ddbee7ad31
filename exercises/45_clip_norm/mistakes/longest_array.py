"""Takes the longest array for the length of all."""

import numpy as np


def clip_norm(gradients, max_norm):
    length = max(np.linalg.norm(g) for g in gradients)
    if not np.isfinite(sum(np.sum(g) for g in gradients)):
        raise ValueError("not finite")
    factor = max_norm / length if length > max_norm else 1.0
    return [g * factor for g in gradients]


# diagnosis: NORM_PER_ARRAY
