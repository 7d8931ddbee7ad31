"""Takes before for after."""

import numpy as np


def cumsum_backward(g, axis):
    return np.flip(np.cumsum(np.flip(g, axis), axis), axis)


def pad_backward(g, widths):
    return g[tuple(slice(after, n - before) for n, (before, after) in zip(g.shape, widths, strict=True))]


# diagnosis: PADDING_OTHER_END
