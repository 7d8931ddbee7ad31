"""Exercise 41: the backward rules of variance and standard deviation. Try it with: autogradkit check 41"""


def var_backward(g, x, axis, ddof):
    """Send `g` back through z = np.var(x, axis, ddof=ddof) and return `dx`.

    g : array, the upstream gradient: how much L changes per unit of z
    x : array, what went in: one axis more than g
    axis : int, the axis of x along which the numbers lie
    ddof : int, 0 or 1: the squares are divided by n - ddof
    """
    # TODO: return how much L changes per unit of x.
    raise NotImplementedError


def std_backward(g, x, z, axis, ddof):
    """Send `g` back through z = np.std(x, axis, ddof=ddof) and return `dx`.

    g, x, axis, ddof : as above
    z : array with the shape of g, what came out
    """
    # TODO: return how much L changes per unit of x.
    raise NotImplementedError
