"""Exercise 14: the backward rules of exp and log. Try it with: autogradkit check 14"""


def exp_backward(g, x, z):
    """Send `g` back through z = exp(x) and return `dx`.

    g : array, the upstream gradient: how much L changes per unit of z
    x, z : arrays of the same shape, what went in and what came out; remove the one you don't need
    """
    # TODO: return how much L changes per unit of x.
    raise NotImplementedError


def log_backward(g, x, z):
    """Send `g` back through z = log(x) and return `dx`; `g`, `x` and `z` are as above."""
    # TODO: return how much L changes per unit of x.
    raise NotImplementedError
