"""Repeats the permutation instead of undoing it; with two axes nobody notices."""


def reshape_backward(g, x_shape):
    return g.reshape(x_shape)


def transpose_backward(g, axes):
    return g.transpose(axes)


# diagnosis: INVERSE_PERMUTATION
