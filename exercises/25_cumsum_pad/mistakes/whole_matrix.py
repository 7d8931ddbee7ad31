"""Right, by a triangle of ones with as many entries as x has, squared."""

import numpy as np


def cumsum_backward(g, axis):
    triangle = np.tri(g.shape[axis]).T
    return np.moveaxis(np.tensordot(triangle, np.moveaxis(g, axis, 0), 1), 0, axis)


def pad_backward(g, x, widths):
    return g[tuple(slice(before, before + n) for n, (before, _) in zip(x.shape, widths, strict=True))]


# diagnosis: FULL_JACOBIAN
