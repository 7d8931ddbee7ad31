"""Reciprocal functions: secant, cotangent and the others that NumPy leaves to the reader."""

import numpy as np

__all__ = [
    "arccot",
    "arccoth",
    "arccsc",
    "arccsch",
    "arcsec",
    "arcsech",
    "cot",
    "coth",
    "csc",
    "csch",
    "sec",
    "sech",
]


def csc(x):
    """Cosecant, 1 / sin x."""
    return 1 / np.sin(x)


def sec(x):
    """Secant, 1 / cos x."""
    return 1 / np.cos(x)


def cot(x):
    """Cotangent, 1 / tan x."""
    return 1 / np.tan(x)


def csch(x):
    """Hyperbolic cosecant, 1 / sinh x."""
    return 1 / np.sinh(x)


def sech(x):
    """Hyperbolic secant, 1 / cosh x."""
    return 1 / np.cosh(x)


def coth(x):
    """Hyperbolic cotangent, 1 / tanh x."""
    return 1 / np.tanh(x)


def arccsc(x):
    """The angle whose cosecant is x."""
    return np.arcsin(1 / x)


def arcsec(x):
    """The angle whose secant is x."""
    return np.arccos(1 / x)


def arccot(x):
    """The angle in (-π/2, π/2] whose cotangent is x."""
    return np.where(np.less(x, 0), -np.pi / 2, np.pi / 2) - np.arctan(x)


def arccsch(x):
    """The number whose hyperbolic cosecant is x."""
    return np.arcsinh(1 / x)


def arcsech(x):
    """The positive number whose hyperbolic secant is x."""
    return np.arccosh(1 / x)


def arccoth(x):
    """The number whose hyperbolic cotangent is x."""
    return np.arctanh(1 / x)
