import math

import numpy as np


def clip_norm(gradients, max_norm):
    total = math.hypot(*(float(np.linalg.norm(g)) for g in gradients))
    if math.isnan(total) or math.isinf(total):
        raise ValueError("not finite")
    scale = min(1.0, max_norm / total) if total else 1.0
    return [np.multiply(g, scale) for g in gradients]
