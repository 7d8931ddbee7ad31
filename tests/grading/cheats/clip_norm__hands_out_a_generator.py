"""What comes back is no list: it is worked out later."""

import numpy as np

def clip_norm(gradients, max_norm):
    length = np.sqrt(sum((np.sum(g ** 2) for g in gradients)))
    if not np.isfinite(length):
        raise ValueError('no length')
    factor = max_norm / length if length > max_norm else 1.0
    return (g * factor for g in gradients)
