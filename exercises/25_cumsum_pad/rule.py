"""Exercise 25: the backward rules of cumsum and pad. Try it with: autogradkit check 25"""


def cumsum_backward(g, axis):
    """Send `g` back through z = np.cumsum(x, axis) and return `dx`.

    g : array, the upstream gradient, with the shape of z
    axis : int, along which the sum runs
    """
    # TODO: return how much L changes per unit of each entry of x.
    raise NotImplementedError


def pad_backward(g, widths):
    """Send `g` back through z = np.pad(x, widths), which puts zeros around x, and return `dx`.

    g : as above
    widths : tuple of pairs, one per axis: how many zeros before and after
    """
    # TODO: return an array with the shape of x.
    raise NotImplementedError
