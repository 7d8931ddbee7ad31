"""Exercise 36: mean squared error and Huber's loss. Try it with: autogradkit check 36"""


def mse(x, y):
    """Return the mean squared difference of `x` and `y`; raise a ValueError if their shapes differ."""
    # TODO: return a single number.
    raise NotImplementedError


def mse_backward(g, x, y):
    """Send `g` back through z = mse(x, y) and return `(dx, dy)`.

    g : array of shape (), the upstream gradient: how much L changes per unit of z
    x, y : arrays of the same shape, prediction and truth
    """
    # TODO: return how much L changes per unit of x, and per unit of y.
    raise NotImplementedError


def huber_backward(g, x, y, delta):
    """Send `g` back through Huber's loss and return `(dx, dy)`.

    g : array with the shape of x: how much L changes per unit of z
    x, y : arrays of the same shape, prediction and truth
    delta : float, the distance at which the parabola becomes a straight line
    """
    # TODO: return how much L changes per unit of x, and per unit of y.
    raise NotImplementedError
