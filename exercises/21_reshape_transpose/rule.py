"""Exercise 21: the backward rules of reshape and transpose. Try it with: autogradkit check 21"""


def reshape_backward(g, x_shape):
    """Send `g` back through z = x.reshape(...) and return `dx`.

    g : array, the upstream gradient, with the shape of z
    x_shape : tuple, the shape that x had
    """
    # TODO: return an array of shape `x_shape`.
    raise NotImplementedError


def transpose_backward(g, axes):
    """Send `g` back through z = x.transpose(axes) and return `dx`.

    g : as above
    axes : tuple, for each axis of z the number of the axis of x that it was
    """
    # TODO: return an array with the shape of x.
    raise NotImplementedError
