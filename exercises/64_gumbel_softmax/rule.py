"""Exercise 64: a draw that a gradient can pass. Try it with: autogradkit check 64"""


def forward(x, u, tau):
    """Return `(soft, hard)`, the soft and the hard draw from each row of possibilities.

    x : array (..., possibilities), the larger, the likelier
    u : array of the same shape, random numbers between 0 and 1
    tau : float, the temperature, above 0
    """
    # TODO: return the soft shares, and the winners as ones among zeros.
    raise NotImplementedError


def backward(g, z, tau):
    """Send `g` back through the soft draw `z` and return `dx`; `tau` is as above.

    g : array, the upstream gradient: how much L changes per unit of z
    z : array of the same shape, the soft draw that came out
    """
    # TODO: return how much L changes per unit of x.
    raise NotImplementedError
