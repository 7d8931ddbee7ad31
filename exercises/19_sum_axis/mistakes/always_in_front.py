"""Lets NumPy stretch, which puts lost axes in front: right for axis 0, silently wrong on a square."""

import numpy as np


def sum_backward(g, x_shape):
    return np.broadcast_to(g, x_shape)


# diagnosis: WRONG_AXIS
