"""Exercise 39: where, clip, and functions safe from nan. Try it with: autogradkit check 39"""


def where_backward(g, condition):
    """Send `g` back through z = np.where(condition, x, y) and return `(dx, dy)`.

    g : array, the upstream gradient: how much L changes per unit of z
    condition : array of bool
    """
    # TODO: return the gradients of the two branches.
    raise NotImplementedError


def clip_backward(g, x, low, high):
    """Send `g` back through z = np.clip(x, low, high) and return `dx`.

    g, x : arrays, the upstream gradient and what went in
    low, high : numbers
    """
    # TODO: return how much L changes per unit of x.
    raise NotImplementedError


def safe_sqrt(x):
    """Return the square root of `x` where x > 0 and 0 elsewhere, never with a nan on the way back."""
    # TODO: compute it with np.where and np.sqrt.
    raise NotImplementedError


def safe_log(x):
    """Return the logarithm of `x` where x > 0 and 0 elsewhere, never with a nan on the way back."""
    # TODO: compute it with np.where and np.log.
    raise NotImplementedError
