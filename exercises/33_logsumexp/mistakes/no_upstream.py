"""The shares themselves."""

import numpy as np


def backward(g, x, z, axis):
    return np.exp(x - np.expand_dims(z, axis))


# diagnosis: NO_UPSTREAM
