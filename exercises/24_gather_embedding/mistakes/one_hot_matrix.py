"""Right, by a matrix of zeros and ones that a real vocabulary doesn't leave room for."""

import numpy as np


def gather_backward(g, x_shape, index):
    rows = np.ravel(index) % x_shape[0]
    one_hot = np.eye(x_shape[0])[rows]
    return (one_hot.T @ g.reshape(rows.size, int(np.prod(x_shape[1:])))).reshape(x_shape)


# diagnosis: FULL_JACOBIAN
