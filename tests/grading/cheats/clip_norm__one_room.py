"""All answers stand in arrays that are used again by the next call."""


import numpy as np

ROOM = {}


def clip_norm(gradients, max_norm):
    length = np.sqrt(sum(np.sum(g**2) for g in gradients))
    if not np.isfinite(length):
        raise ValueError("no finite length")
    factor = max_norm / length if length > max_norm else 1.0
    found = []
    for k, g in enumerate(gradients):
        room = ROOM.setdefault((k, g.shape), np.empty(g.shape))
        room[...] = g * factor
        found.append(room)
    return found
