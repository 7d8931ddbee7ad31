"""Exercise 11: the backward rules of z = -x and z = x - y. Try it with: autogradkit check 11"""


def neg_backward(g):
    """Send `g` back through z = -x and return `dx`.

    g : array, the upstream gradient: how much L changes per unit of z
    """
    # TODO: return how much L changes per unit of x.
    raise NotImplementedError


def sub_backward(g):
    """Send `g` back through z = x - y and return `(dx, dy)`; `g` is as above."""
    # TODO: return how much L changes per unit of x, and per unit of y.
    raise NotImplementedError
