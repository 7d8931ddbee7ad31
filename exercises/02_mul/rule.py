"""Exercise 02: the backward rule of z = x * y. Try it with: autogradkit check 02"""


def backward(g, x, y):
    """Send `g` back through a product and return `(dx, dy)`.

    g : array, the upstream gradient: how much L changes per unit of z
    x, y : arrays of the same shape, the two factors
    """
    # TODO: return how much L changes per unit of x, and per unit of y.
    raise NotImplementedError
