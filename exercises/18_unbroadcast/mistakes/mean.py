"""Averages over the copies where each one counts in full."""


def unbroadcast(g, shape):
    in_front = g.ndim - len(shape)
    g = g.mean(axis=tuple(range(in_front)))
    stretched = tuple(axis for axis, size in enumerate(shape) if size == 1)
    return g.mean(axis=stretched, keepdims=True)


# diagnosis: MEAN_FOR_SUM
