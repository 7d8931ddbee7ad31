"""Cuts every number off at the allowed length."""

import numpy as np


def clip_norm(gradients, max_norm):
    if not all(np.all(np.isfinite(g)) for g in gradients):
        raise ValueError("not finite")
    return [np.clip(g, -max_norm, max_norm) for g in gradients]


# diagnosis: CLIPS_ENTRIES
