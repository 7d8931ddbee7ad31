"""Realness: what NumPy's functions of complex numbers do to real ones.

Autogradkit differentiates real numbers. A spectrum (see `ag.fft`) answers the same functions in its own way.
"""

import numpy as np

from autogradkit.core.dispatch.composed import composed
from autogradkit.core.dispatch.constants import plain
from autogradkit.core.ops.shape import whole

__all__ = ["angle", "conj", "imag", "real", "real_if_close"]


@composed(np.real)
def real(x):
    """The number itself, which is real: as in NumPy, no copy."""
    return whole(x)


@composed(np.imag)
def imag(x):
    """A real number's imaginary part: zeros, a plain array."""
    return np.zeros_like(x)


@composed(np.conjugate)
def conj(x):
    """A copy of a real number."""
    return +x


@composed(np.angle)
def angle(x, deg=False):
    """0 for a number that is not negative and π otherwise: a plain array, since the slope is 0."""
    return np.angle(plain(x), deg)


@composed(np.real_if_close)
def real_if_close(x, tol=100):
    """The number itself, which is real: as in NumPy, no copy."""
    return whole(x)
