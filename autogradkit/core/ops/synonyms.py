"""Synonyms: NumPy's other names for the same op, so that ag.multiply is ag.mul."""

import numpy as np

from autogradkit.core.dispatch.composed import composed
from autogradkit.core.ops.activations import abs as absolute
from autogradkit.core.ops.arithmetic import div as divide
from autogradkit.core.ops.arithmetic import div as true_divide
from autogradkit.core.ops.arithmetic import mul as multiply
from autogradkit.core.ops.arithmetic import neg as negative
from autogradkit.core.ops.arithmetic import pow as power
from autogradkit.core.ops.arithmetic import sub as subtract
from autogradkit.core.ops.hyperbolic import arccosh as acosh
from autogradkit.core.ops.hyperbolic import arcsinh as asinh
from autogradkit.core.ops.hyperbolic import arctanh as atanh
from autogradkit.core.ops.joining import concatenate as concat
from autogradkit.core.ops.realness import conj as conjugate
from autogradkit.core.ops.reduction import max as amax
from autogradkit.core.ops.reduction import min as amin
from autogradkit.core.ops.remainder import mod as remainder
from autogradkit.core.ops.shape import transpose as permute_dims
from autogradkit.core.ops.trigonometry import arccos as acos
from autogradkit.core.ops.trigonometry import arcsin as asin
from autogradkit.core.ops.trigonometry import arctan as atan
from autogradkit.core.ops.trigonometry import arctan2 as atan2
from autogradkit.core.ops.trigonometry import deg2rad as radians
from autogradkit.core.ops.trigonometry import rad2deg as degrees

__all__ = [
    "absolute",
    "acos",
    "acosh",
    "amax",
    "amin",
    "asin",
    "asinh",
    "atan",
    "atan2",
    "atanh",
    "concat",
    "conjugate",
    "degrees",
    "divide",
    "fabs",
    "float_power",
    "multiply",
    "negative",
    "permute_dims",
    "power",
    "radians",
    "remainder",
    "subtract",
    "true_divide",
]


@composed(np.fabs)
def fabs(x):
    """Absolute value, of whole numbers as floats."""
    return np.abs(x)


@composed(np.float_power)
def float_power(x, y):
    """Power, of whole numbers as floats: 2 to the -1 is 0.5. float32 stays float32."""
    return np.power(x, y)
