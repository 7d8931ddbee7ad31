"""Angles: sine, cosine and their relatives."""

import numpy as np

from autogradkit.core.dispatch.composed import composed
from autogradkit.core.dispatch.constants import plain
from autogradkit.core.op import op
from autogradkit.core.tensor import Tensor

__all__ = [
    "arccos",
    "arcsin",
    "arctan",
    "arctan2",
    "cos",
    "deg2rad",
    "hypot",
    "rad2deg",
    "sin",
    "tan",
    "unwrap",
]


@op("sin", np.sin)
def sin(x):
    """Sine of an angle in radians."""
    return np.sin(x)


@sin.backward
def sin_backward(g, x):
    """∂z/∂x = cos x."""
    return g * np.cos(x)


@op("cos", np.cos)
def cos(x):
    """Cosine of an angle in radians."""
    return np.cos(x)


@cos.backward
def cos_backward(g, x):
    """∂z/∂x = -sin x."""
    return -g * np.sin(x)


@op("tan", np.tan)
def tan(x):
    """Tangent of an angle in radians."""
    return np.tan(x)


@tan.backward
def tan_backward(g, z):
    """∂z/∂x = 1 + tan² x."""
    return g * (1 + z * z)


@op("arcsin", np.arcsin)
def arcsin(x):
    """The angle in [-π/2, π/2] whose sine is x; at ±1 the slope is infinite."""
    return np.arcsin(x)


@arcsin.backward
def arcsin_backward(g, x):
    """∂z/∂x = 1 / √(1 - x²)."""
    return g / np.sqrt((1 - x) * (1 + x))


@op("arccos", np.arccos)
def arccos(x):
    """The angle in [0, π] whose cosine is x; at ±1 the slope is infinite."""
    return np.arccos(x)


@arccos.backward
def arccos_backward(g, x):
    """∂z/∂x = -1 / √(1 - x²)."""
    return -g / np.sqrt((1 - x) * (1 + x))


@op("arctan", np.arctan)
def arctan(x):
    """The angle in (-π/2, π/2) whose tangent is x."""
    return np.arctan(x)


@arctan.backward
def arctan_backward(g, x):
    """∂z/∂x = 1 / (1 + x²)."""
    return g / (1 + x * x)


@op("arctan2", np.arctan2)
def arctan2(y, x):
    """The angle of the point (x, y), between -π and π; at the origin the slopes are 0, second ones NaN."""
    return np.arctan2(y, x)


@arctan2.backward
def arctan2_backward(g, y, x):
    """∂z/∂y = x / r² and ∂z/∂x = -y / r²."""
    here = np.equal(x, 0) & np.equal(y, 0)
    recorded = isinstance(x, Tensor) or isinstance(y, Tensor)  # then 0 / 0: no second derivative, and NaN
    r = np.hypot(x if recorded else np.where(here, 1.0, x), y)  # whose square may be too large or too small
    per_r = np.where(here, 0.0, g / r)
    return per_r * (x / r), -per_r * (y / r)


@op("hypot", np.hypot)
def hypot(x, y):
    """Length of the hypotenuse, z = √(x² + y²); at the origin the slopes do not exist (NaN)."""
    return np.hypot(x, y)


@hypot.backward
def hypot_backward(g, x, y, z):
    """∂z/∂x = x/z and ∂z/∂y = y/z."""
    return g * (x / z), g * (y / z)


@op("deg2rad", np.deg2rad, np.radians)
def deg2rad(x):
    """Degrees to radians."""
    return np.deg2rad(x)


@deg2rad.backward
def deg2rad_backward(g):
    """∂z/∂x = π / 180."""
    return np.deg2rad(g)


@op("rad2deg", np.rad2deg, np.degrees)
def rad2deg(x):
    """Radians to degrees."""
    return np.rad2deg(x)


@rad2deg.backward
def rad2deg_backward(g):
    """∂z/∂x = 180 / π."""
    return np.rad2deg(g)


@composed(np.unwrap)
def unwrap(x, discont=None, axis=-1, *, period=2 * np.pi):
    """Phases without jumps: whole periods are added, which changes no slope."""
    return x + (np.unwrap(plain(x), discont, axis, period=period) - plain(x))
