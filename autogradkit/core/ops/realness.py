"""Realness: what NumPy's functions of complex numbers do to real ones.

Autogradkit differentiates real numbers. A spectrum (see `ag.fft`) answers the same functions in its own way.
"""

import numpy as np

from autogradkit.core.dispatch.composed import composed

__all__ = ["angle", "conj", "imag", "real", "real_if_close"]


@composed(np.real)
def real(x):
    """A real number itself."""
    return x


@composed(np.imag)
def imag(x):
    """A real number's imaginary part: zeros, a plain array."""
    return np.zeros_like(x)


@composed(np.conjugate)
def conj(x):
    """A real number itself."""
    return +x


@composed(np.angle)
def angle(x, deg=False):
    """0 for a number that is not negative and π otherwise: a plain array, since the slope is 0."""
    return np.angle(x.data, deg)


@composed(np.real_if_close)
def real_if_close(x, tol=100):
    """A real number itself."""
    return x
