"""Gets the shape right with a reshape, and the numbers wrong."""


def reshape_backward(g, x_shape):
    return g.reshape(x_shape)


def transpose_backward(g, x):
    return g.reshape(x.shape)


# diagnosis: WRONG_ROUTING
