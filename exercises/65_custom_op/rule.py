"""Exercise 65: an operation of your own. Try it with: autogradkit check 65"""

import numpy as np  # noqa: F401


def forward(x):
    """Compute your operation.

    x : array of floats with one or two axes
    """
    # TODO: return z, one array of finite floats.
    raise NotImplementedError


def backward(g, x, z):
    """Send `g` back through your operation and return dx, of x's shape.

    g : array of z's shape, the upstream gradient
    x : array, what went in
    z : array, what forward made of it
    """
    # TODO: return how much L changes per unit of each entry of x.
    raise NotImplementedError
