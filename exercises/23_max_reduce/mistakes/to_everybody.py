"""Sends g to winners and losers alike, as a sum would."""

import numpy as np


def max_backward(g, x, axis, keepdims):
    if axis is not None and not keepdims:
        g = np.expand_dims(g, axis)
    return np.broadcast_to(g, x.shape)


# diagnosis: WRONG_ROUTING
