"""Exercise 19: the backward rule of a sum over axes. Try it with: autogradkit check 19"""


def sum_backward(g, x_shape, axis, keepdims):
    """Send `g` back through z = x.sum(axis=axis, keepdims=keepdims) and return `dx`.

    g : array, the upstream gradient, with the shape of z
    x_shape : tuple, the shape of x
    axis : int, tuple of int or None, what was summed over
    keepdims : bool, whether the summed axes are still there, with length 1
    """
    # TODO: return an array of shape `x_shape`: how much L changes per unit of each entry.
    raise NotImplementedError
