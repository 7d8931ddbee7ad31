"""Passes g on with the axes where they are in z."""


def reshape_backward(g, x_shape):
    return g.reshape(x_shape)


def transpose_backward(g):
    return g


# diagnosis: AXES_NOT_MOVED
