"""Exercise 40: the backward rules of the yes-or-no loss and of a length. Try it with: autogradkit check 40"""


def bce_backward(g, x, y):
    """Send `g` back through z = -y log σ(x) - (1 - y) log(1 - σ(x)) and return `dx`.

    g : array, the upstream gradient: how much L changes per unit of z
    x : array of the same shape, the scores
    y : array of the same shape, the truth: 0, 1 or between
    """
    # TODO: return how much L changes per unit of x.
    raise NotImplementedError


def norm_backward(g, x, z, axis):
    """Send `g` back through z, the lengths of the vectors that lie in `x` along `axis`, and return `dx`.

    g : array, the upstream gradient: how much L changes per unit of z
    x : array, the vectors: one axis more than g
    z : array with the shape of g, their lengths
    axis : int, the axis of x along which the vectors lie
    """
    # TODO: return how much L changes per unit of x.
    raise NotImplementedError
