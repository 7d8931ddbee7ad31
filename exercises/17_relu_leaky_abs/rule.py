"""Exercise 17: the backward rules of relu, leaky relu and abs. Try it with: autogradkit check 17"""


def relu_backward(g, x):
    """Send `g` back through z = max(x, 0) and return `dx`.

    g : array, the upstream gradient: how much L changes per unit of z
    x : array of the same shape, what went in
    """
    # TODO: return how much L changes per unit of x.
    raise NotImplementedError


def leaky_relu_backward(g, x, slope):
    """Send `g` back through z = x above zero and slope * x below, and return `dx`.

    g, x : as above
    slope : number, how steep the line is below zero
    """
    # TODO: return how much L changes per unit of x.
    raise NotImplementedError


def abs_backward(g, x):
    """Send `g` back through z = |x| and return `dx`; `g` and `x` are as above."""
    # TODO: return how much L changes per unit of x.
    raise NotImplementedError
