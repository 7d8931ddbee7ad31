"""Exercise 27: the backward rule of x @ y for stacks. Try it with: autogradkit check 27"""


def backward(g, x, y):
    """Send `g` back through z = x @ y and return `(dx, dy)`.

    g : array (..., n, m), the upstream gradient: how much L changes per unit of z
    x : array (..., n, k), matrices stacked along the axes in front
    y : array (..., k, m), the same; the axes in front of x and y are broadcast
    """
    # TODO: return how much L changes per unit of x, and per unit of y.
    raise NotImplementedError
