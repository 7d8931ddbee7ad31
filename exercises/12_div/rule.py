"""Exercise 12: the backward rule of z = x / y. Try it with: autogradkit check 12"""


def backward(g, x, y, z):
    """Send `g` back through a quotient and return `(dx, dy)`.

    g : array, the upstream gradient: how much L changes per unit of z
    x, y, z : arrays of the same shape: numerator, denominator, quotient; remove what you don't need
    """
    # TODO: return how much L changes per unit of x, and per unit of y.
    raise NotImplementedError
