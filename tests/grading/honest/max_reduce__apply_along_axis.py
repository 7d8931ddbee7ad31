"""Apply along axis."""

import numpy as np


def shares(row):
    best = row.max()
    wins = [1.0 if value == best else 0.0 for value in row]
    return np.array(wins) / sum(wins)


def max_backward(g, x, axis, keepdims):
    if axis is None:
        return shares(x.ravel()).reshape(x.shape) * g
    if isinstance(axis, tuple):
        top = x.max(axis=axis, keepdims=True)
        won = (x == top).astype(float)
        part = won / won.sum(axis=axis, keepdims=True)
    else:
        part = np.apply_along_axis(shares, axis, x)
    return part * (g if keepdims else np.expand_dims(g, axis))
