"""Uses .T, which reverses all axes whatever was moved."""


def reshape_backward(g, x_shape):
    return g.reshape(x_shape)


def transpose_backward(g):
    return g.T


# diagnosis: AXES_REVERSED
