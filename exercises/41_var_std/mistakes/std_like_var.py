"""The variance's rule: the root is forgotten."""

import numpy as np


def var_backward(g, x, axis, ddof):
    centred = x - x.mean(axis=axis, keepdims=True)
    return np.expand_dims(g, axis) * 2 * centred / (x.shape[axis] - ddof)


def std_backward(g, x, axis, ddof):
    return var_backward(g, x, axis, ddof)


# diagnosis: ROOT_FORGOTTEN
