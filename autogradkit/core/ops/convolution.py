"""Convolution of two rows of numbers, as NumPy has it; for images see conv2d."""

import numpy as np

from autogradkit.core.dispatch.composed import composed, operand
from autogradkit.core.op import op

__all__ = ["convolve", "correlate"]


@op("convolve")
def full_convolution(x, y):
    """The coefficients of the product of two polynomials."""
    return np.convolve(x, y)


@full_convolution.backward
def full_convolution_backward(g, x_shape, y_shape, x, y):
    """Place i of x met j of y and went to i + j: each comes back by convolving with the other reversed."""
    (n,), (m,) = x_shape, y_shape
    return full_convolution(g, np.flip(y))[m - 1 : m - 1 + n], full_convolution(g, np.flip(x))[
        n - 1 : n - 1 + m
    ]


@composed(np.convolve)
def convolve(x, y, mode="full"):
    """One row slid over another, reversed: all of it, its middle ("same") or full overlap ("valid")."""
    x, y = np.atleast_1d(operand(x)), np.atleast_1d(operand(y))
    if len(x) == 0 or len(y) == 0:
        raise ValueError("convolve needs two rows that are not empty.")
    return cut_to_mode(full_convolution(x, y), len(x), len(y), mode)


@composed(np.correlate)
def correlate(x, y, mode="valid"):
    """One row slid over another: all of it, its middle ("same") or full overlap ("valid")."""
    x, y = np.atleast_1d(operand(x)), np.atleast_1d(operand(y))
    if len(x) == 0 or len(y) == 0:
        raise ValueError("correlate needs two rows that are not empty.")
    return cut_to_mode(full_convolution(x, np.flip(y)), len(x), len(y), mode, len(x) < len(y))


def cut_to_mode(full, n, m, mode, mirrored=False):
    """Return the part of a full convolution that a mode asks for; `mirrored` says which middle."""
    long, short = max(n, m), min(n, m)
    if mode == "full":
        return full
    if mode == "valid":
        return full[short - 1 : long]
    start = (short - 1 + mirrored) // 2
    return full[start : start + long]
