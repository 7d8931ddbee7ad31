"""Exercise 20: the backward rule of a mean over axes. Try it with: autogradkit check 20"""


def backward(g, x_shape, z_shape, axis, keepdims):
    """Send `g` back through z = x.mean(axis=axis, keepdims=keepdims) and return `dx`.

    g : array, the upstream gradient, with the shape of z
    x_shape, z_shape : tuple, the shapes of x and of z
    axis : int, tuple of int or None, what was averaged over
    keepdims : bool, whether the averaged axes are still there, with length 1
    """
    # TODO: return an array of shape `x_shape`: how much L changes per unit of each entry.
    raise NotImplementedError
