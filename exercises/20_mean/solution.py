"""Each of the n numbers behind one mean moves it by 1/n; otherwise it is the rule of the sum.

Every output has equally many numbers behind it, so n is all that went in by all that came out.
"""

import numpy as np


def backward(g, x_shape, axis, keepdims):
    n = np.prod(x_shape) / g.size
    if axis is not None and not keepdims:
        g = np.expand_dims(g, axis)
    return np.broadcast_to(g / n, x_shape)
