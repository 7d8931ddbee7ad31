"""Exercise 22: the backward rules of concatenate, split and stack. Try it with: autogradkit check 22"""


def concatenate_backward(g, lengths, axis):
    """Send `g` back through z = np.concatenate([x, y, w], axis) and return `(dx, dy, dw)`.

    g : array, the upstream gradient, with the shape of z
    lengths : tuple of three int, how long x, y and w are along `axis`
    axis : int, the axis along which they were glued
    """
    # TODO: return the gradients of the three arrays that went in.
    raise NotImplementedError


def split_backward(gs, axis):
    """Send the gradients of several pieces back to the one array that was cut along `axis`.

    gs : tuple of arrays, one upstream gradient for each piece, in order
    axis : int, the axis along which it was cut
    """
    # TODO: return one array: the gradient of what was cut.
    raise NotImplementedError


def stack_backward(g, axis):
    """Send `g` back through z = np.stack([x, y, w], axis) and return `(dx, dy, dw)`.

    g : as above
    axis : int, the place of the new axis in z
    """
    # TODO: return the gradients of the three arrays that went in.
    raise NotImplementedError
