"""Each number travels with slope 1, so its gradient travels the same path in the other direction.

Row by row is undone by row by row; a permutation by its inverse, which argsort finds.
"""

import numpy as np


def reshape_backward(g, x_shape):
    return g.reshape(x_shape)


def transpose_backward(g, axes):
    return g.transpose(np.argsort(axes))
