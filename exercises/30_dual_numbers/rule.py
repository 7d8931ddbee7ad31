"""Exercise 30: numbers that carry their slopes along. Try it with: autogradkit check 30

A dual number is a tuple (value, slope).
"""


def add(u, v):
    """Add two dual numbers u and v."""
    # TODO: return (value, slope) of the sum.
    raise NotImplementedError


def mul(u, v):
    """Multiply two dual numbers u and v."""
    # TODO: return (value, slope) of the product.
    raise NotImplementedError


def div(u, v):
    """Divide the dual number u by the dual number v."""
    # TODO: return (value, slope) of the quotient.
    raise NotImplementedError


def power(u, n):
    """Raise the dual number u to the whole number n."""
    # TODO: return (value, slope) of the power.
    raise NotImplementedError


def exp(u):
    """Take e to the dual number u."""
    # TODO: return (value, slope); np.exp gives the value.
    raise NotImplementedError


def log(u):
    """Take the natural logarithm of the dual number u."""
    # TODO: return (value, slope); np.log gives the value.
    raise NotImplementedError


def sin(u):
    """Take the sine of the dual number u."""
    # TODO: return (value, slope); np.sin gives the value.
    raise NotImplementedError


def slope(f, x, i):
    """Differentiate a function of several inputs with respect to one of them.

    f : takes a tuple of dual numbers and returns one
    x : tuple of plain numbers, where to differentiate
    i : the position of the input
    """
    # TODO: return how much f changes per unit of x[i].
    raise NotImplementedError
