"""Exercise 15: the backward rules of sqrt(x) and 1/x. Try it with: autogradkit check 15"""


def sqrt_backward(g, x, z):
    """Send `g` back through z = sqrt(x) and return `dx`: 0 where g is 0.

    g : array, the upstream gradient: how much L changes per unit of z
    x, z : arrays of the same shape, what went in and what came out; remove the one you don't need
    """
    # TODO: return how much L changes per unit of x.
    raise NotImplementedError


def reciprocal_backward(g, x, z):
    """Send `g` back through z = 1/x and return `dx`: 0 where g is 0; `g`, `x` and `z` are as above."""
    # TODO: return how much L changes per unit of x.
    raise NotImplementedError
