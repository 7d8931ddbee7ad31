"""Exercise 26: the backward rule of z = x @ y. Try it with: autogradkit check 26"""


def backward(g, x, y):
    """Send `g` back through a matrix product and return `(dx, dy)`.

    g : array (n, m), the upstream gradient: how much L changes per unit of z
    x : array (n, k), the left matrix
    y : array (k, m), the right matrix
    """
    # TODO: return how much L changes per unit of x, and per unit of y.
    raise NotImplementedError
