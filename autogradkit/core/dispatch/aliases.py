"""Aliases: NumPy's other names for the same op, so that ag.multiply is ag.mul."""

import numpy as np

from autogradkit.core.dispatch.composed import has_tensor, operand
from autogradkit.core.tensor import Tensor

__all__ = ["ALIASES", "add_sequence", "array", "multiply_sequence"]

# other name -> the name it is an alias of
ALIASES = {
    "absolute": "abs",
    "fabs": "abs",
    "acos": "arccos",
    "acosh": "arccosh",
    "asin": "arcsin",
    "asinh": "arcsinh",
    "atan": "arctan",
    "atan2": "arctan2",
    "atanh": "arctanh",
    "amax": "max",
    "amin": "min",
    "concat": "concatenate",
    "conjugate": "conj",
    "degrees": "rad2deg",
    "divide": "div",
    "float_power": "pow",
    "multiply": "mul",
    "negative": "neg",
    "permute_dims": "transpose",
    "power": "pow",
    "radians": "deg2rad",
    "remainder": "mod",
    "subtract": "sub",
    "true_divide": "div",
}


def array(data):
    """Return nested lists of numbers and Tensors as one Tensor, which np.array can't.

    >>> from autogradkit import Tensor
    >>> x = Tensor(3.0)
    >>> array([[x, 1.0], [2.0, x]]).sum().backward()
    >>> x.grad
    array(2.)
    """
    if isinstance(data, (list, tuple)) and has_tensor(data):
        return np.stack([operand(array(part)) for part in data])
    return data if isinstance(data, Tensor) else np.array(data)


def add_sequence(*xs):
    """Sum of several arrays."""
    z = xs[0]
    for x in xs[1:]:
        z = z + x
    return z


def multiply_sequence(*xs):
    """Product of several arrays."""
    z = xs[0]
    for x in xs[1:]:
        z = z * x
    return z
