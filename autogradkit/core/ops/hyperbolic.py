"""Hyperbolic functions and their inverses."""

import numpy as np

from autogradkit.core.op import op

__all__ = ["arccosh", "arcsinh", "arctanh", "cosh", "sinh", "tanh"]


@op("tanh", np.tanh)
def tanh(x):
    """Hyperbolic tangent, z = tanh x, between -1 and 1."""
    return np.tanh(x)


@tanh.backward
def tanh_backward(g, z):
    """∂z/∂x = 1 - tanh² x, which the output already knows as 1 - z².

    NumPy computes -(z² - 1) in one new array, 1 - z² in two.
    """
    return g * -(z * z - 1)


@op("sinh", np.sinh)
def sinh(x):
    """Hyperbolic sine."""
    return np.sinh(x)


@sinh.backward
def sinh_backward(g, x):
    """∂z/∂x = cosh x."""
    return g * np.cosh(x)


@op("cosh", np.cosh)
def cosh(x):
    """Hyperbolic cosine."""
    return np.cosh(x)


@cosh.backward
def cosh_backward(g, x):
    """∂z/∂x = sinh x."""
    return g * np.sinh(x)


@op("arcsinh", np.arcsinh)
def arcsinh(x):
    """The number whose hyperbolic sine is x."""
    return np.arcsinh(x)


@arcsinh.backward
def arcsinh_backward(g, x):
    """∂z/∂x = 1 / √(x² + 1)."""
    return g / np.hypot(x, 1)


@op("arccosh", np.arccosh)
def arccosh(x):
    """The positive number whose hyperbolic cosine is x; at 1 the slope is infinite."""
    return np.arccosh(x)


@arccosh.backward
def arccosh_backward(g, x):
    """∂z/∂x = 1 / √(x² - 1)."""
    return g / np.sqrt(x - 1) / np.sqrt(x + 1)


@op("arctanh", np.arctanh)
def arctanh(x):
    """The number whose hyperbolic tangent is x; at ±1 the slope is infinite."""
    return np.arctanh(x)


@arctanh.backward
def arctanh_backward(g, x):
    """∂z/∂x = 1 / (1 - x²)."""
    return g / ((1 - x) * (1 + x))
