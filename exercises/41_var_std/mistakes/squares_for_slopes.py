"""Takes the squares for their slopes."""

import numpy as np


def var_backward(g, x, axis, ddof):
    centred = x - x.mean(axis=axis, keepdims=True)
    return np.expand_dims(g, axis) * centred**2 / (x.shape[axis] - ddof)


def std_backward(g, x, z, axis, ddof):
    return var_backward(g / z, x, axis, ddof)


# diagnosis: SQUARE_FOR_SLOPE
