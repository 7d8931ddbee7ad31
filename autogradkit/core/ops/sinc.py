"""The sinc function, whose slopes of every order exist at 0 but hide behind 0/0 there."""

import math

import numpy as np

from autogradkit.core.op import op

__all__ = ["sinc"]


@op("sinc", np.sinc)
def sinc(x, *, order=0):
    """Cardinal sine, z = sin πx / πx and 1 at 0, or its derivative of an `order`; at 0 the slope is 0.

    Far from 0, x times the function is sin(πx)/π, which derived n times gives one order from the one before.
    Near 0 that loses all digits, and the power series is used.
    """
    return (
        np.sinc(x) if order == 0 else np.where(np.abs(x) < 1.5, series_near_0(x, order), far_from_0(x, order))
    )


@sinc.backward
def sinc_backward(g, x, order):
    """The next order."""
    return g * sinc(x, order=order + 1)


def series_near_0(x, order):
    """Return the derivative of Σ (-1)^k (πx)^2k / (2k+1)!, up to terms that don't count below |x| = 1.5."""
    x = np.clip(x, -1.5, 1.5)
    z = 0 * x
    for k in range((order + 1) // 2, (order + 1) // 2 + 16):
        n = 2 * k - order
        z = z + (-1) ** k * (math.pi ** (2 * k) / (2 * k + 1) * (1 / math.factorial(n))) * x**n
    return z


def far_from_0(x, order):
    """Return the derivative by x f⁽ⁿ⁾ = πⁿ⁻¹ sin(πx + nπ/2) - n f⁽ⁿ⁻¹⁾."""
    x = np.where(np.abs(x) < 1.5, 1.5, x)
    z = np.sinc(x)
    for n in range(1, order + 1):
        z = (math.pi ** (n - 1) * np.sin(math.pi * x + n * math.pi / 2) - n * z) / x
    return z
