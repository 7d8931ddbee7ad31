"""Exercise 16: the backward rules of tanh and sigmoid. Try it with: autogradkit check 16"""


def tanh_backward(g, x, z):
    """Send `g` back through z = tanh(x) and return `dx`.

    g : array, the upstream gradient: how much L changes per unit of z
    x, z : arrays of the same shape, what went in and what came out; remove the one you don't need
    """
    # TODO: return how much L changes per unit of x.
    raise NotImplementedError


def sigmoid_backward(g, x, z):
    """Send `g` back through z = 1 / (1 + exp(-x)) and return `dx`; `g`, `x` and `z` are as above."""
    # TODO: return how much L changes per unit of x.
    raise NotImplementedError
