"""Activations: relu, sigmoid and abs, entry by entry."""

import numpy as np

from autogradkit.core.op import op

__all__ = ["abs", "relu", "sigmoid"]


@op("sigmoid")
def sigmoid(x):
    """Logistic function, z = 1 / (1 + e^-x), between 0 and 1; the exponential never overflows."""
    e = np.exp(-np.abs(x))
    return np.maximum(e, x >= 0) / (1 + e)  # e is at most 1: so the larger is 1 where x >= 0, else e


@sigmoid.backward
def sigmoid_backward(g, z):
    """∂z/∂x = z (1 - z)."""
    return g * (z * (1 - z))


@op("relu")
def relu(x):
    """Rectifier, z = max(x, 0); at the kink x = 0 the slope is 0, as in PyTorch."""
    return np.maximum(x, 0)


@relu.backward
def relu_backward(g, z):
    """The gradient passes where the input did."""
    return g * (z > 0)


@op("abs", np.absolute)
def abs(x):
    """Absolute value; at the kink x = 0 the slope is 0."""
    return np.abs(x)


@abs.backward
def abs_backward(g, x):
    """∂z/∂x is x's sign."""
    return g * np.sign(x)
