"""The slope in x_j is e^{x_j} over the sum of all: its share. And that sum is e^z.

Written as exp(x - z) nothing can overflow, because no x is larger than z.
"""

import numpy as np


def backward(g, x, z, axis):
    return np.expand_dims(g, axis) * np.exp(x - np.expand_dims(z, axis))
