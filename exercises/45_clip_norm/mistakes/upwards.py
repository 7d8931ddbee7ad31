"""Brings every gradient to the allowed length, the short ones too."""

import numpy as np


def clip_norm(gradients, max_norm):
    length = np.sqrt(sum(np.sum(g**2) for g in gradients))
    if not np.isfinite(length):
        raise ValueError(f"the gradients are {length} long")
    factor = max_norm / length if length else 1.0
    return [g * factor for g in gradients]


# diagnosis: CLIPS_UPWARDS
