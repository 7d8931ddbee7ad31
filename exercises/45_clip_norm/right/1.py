import math

import numpy as np


def clip_norm(gradients, max_norm):
    total = math.hypot(*(float(np.linalg.norm(np.ravel(g))) for g in gradients))
    if math.isnan(total) or math.isinf(total):
        raise ValueError("a gradient without a length")
    return [g / max(1.0, total / max_norm) for g in gradients]
