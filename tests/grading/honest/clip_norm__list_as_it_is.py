"""What is short enough comes back as it is, the very list."""

import math

import numpy as np


def clip_norm(gradients, max_norm):
    length = math.sqrt(math.fsum(float(np.vdot(g, g)) for g in gradients))
    if math.isnan(length) or math.isinf(length):
        raise ValueError("no finite length")
    if length <= max_norm:
        return gradients
    return [np.multiply(g, max_norm / length) for g in gradients]
