"""An entry that was copied has one consumer per copy, and contributions of consumers add up.

The axes put in front vanish with the sum; those stretched from 1 stay, with size 1.
"""


def unbroadcast(g, shape):
    in_front = g.ndim - len(shape)
    g = g.sum(axis=tuple(range(in_front)))
    stretched = tuple(axis for axis, size in enumerate(shape) if size == 1)
    return g.sum(axis=stretched, keepdims=True)
