"""Each summand counts once, that is true; but how much does its sum count?"""

import numpy as np


def sum_backward(x_shape):
    return np.ones(x_shape)


# diagnosis: NO_UPSTREAM
