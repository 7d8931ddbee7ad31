"""Takes the mean of g, as if backward were a mean once more."""

import numpy as np


def backward(g, x_shape):
    return np.full(x_shape, g.mean())


# diagnosis: UPSTREAM_POOLED
