"""Remainders: what is left of a division, and numbers taken apart."""

import numpy as np

from autogradkit.core.dispatch.composed import composed, plain_value
from autogradkit.core.op import op

__all__ = ["divmod", "fmod", "ldexp", "mod", "modf"]


@op("mod", np.mod, np.remainder)
def mod(x, y):
    """Remainder of x / y with y's sign; where it jumps, the slope is the one between the jumps."""
    return np.mod(x, y)


@mod.backward
def mod_backward(g, x, y):
    """z = x - y floor(x/y), and floor is flat."""
    return g, -g * np.floor_divide(x, y)


@op("fmod", np.fmod)
def fmod(x, y):
    """Remainder of x / y with x's sign; where it jumps, the slope is the one between the jumps."""
    return np.fmod(x, y)


@fmod.backward
def fmod_backward(g, x, y):
    """z = x - y trunc(x/y), and trunc is flat."""
    return g, -g * np.trunc(x / y)


@composed(np.divmod)
def divmod(x, y):
    """Floor of x / y, a plain array, and the remainder."""
    return np.floor_divide(x, y), np.mod(x, y)


@composed(np.modf)
def modf(x):
    """What stands behind the point, and what before it, a plain array."""
    whole = np.trunc(x)
    return x - whole, whole


@composed(np.ldexp)
def ldexp(x, exponent):
    """Multiply x by two to a whole exponent, z = x 2ⁿ."""
    return x * np.ldexp(np.ones((), x.dtype), plain_value(exponent, "ldexp", "the exponent"))
