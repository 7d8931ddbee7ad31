"""Exercise 44: dropout, forward and backward. Try it with: autogradkit check 44"""


def forward(x, u, p, training):
    """Drop some entries of `x` and return `(z, mask)`.

    x : array, what goes in
    u : array of the same shape, random numbers between 0 and 1: below p means dropped
    p : float, the share that is dropped
    training : bool, False when nothing is to be dropped
    """
    # TODO: return z, and the mask: True where an entry is kept.
    raise NotImplementedError


def backward(g, mask, p, training):
    """Send `g` back through dropout and return `dx`.

    g : array, the upstream gradient: how much L changes per unit of z
    mask : array of bool, the same toss: True where an entry was kept
    p, training : as above
    """
    # TODO: return how much L changes per unit of x.
    raise NotImplementedError
