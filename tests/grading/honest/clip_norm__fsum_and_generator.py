"""Fsum and generator."""

import math


def clip_norm(gradients, max_norm):
    length = math.sqrt(math.fsum(v * v for g in gradients for v in g.ravel().tolist()))
    if not math.isfinite(length):
        raise ValueError(f"the gradients are {length} long: nothing can be shortened to {max_norm}")
    return [g * min(1.0, max_norm / length) if length else g.copy() for g in gradients]
