"""Replaced gradients: what a tensor's old gradient leaves behind is the place of its new one.

A step of an optimiser leaves gradients in its parameters, and the next one replaces them, unread. As in eager
code, where `zero_grad()` comes before, they are let go before the new ones are computed. A gradient that
somebody else has, or has a part of, stays what it is, and the new one is a new array.
"""

import sys
from collections.abc import Callable
from typing import Any

import numpy as np

from autogradkit.core.tensor import Tensor

__all__ = ["take_gradients", "taking"]


def take_gradients(*wanted: tuple) -> tuple:
    """Return new arrays of some shapes and dtypes: what stands in a program that has no tensors."""
    return tuple([np.empty(shape, dtype) for _, shape, dtype in wanted])


def taking(tensors: list) -> Callable[..., tuple]:
    """Return the function that takes the arrays of old gradients away from some tensors, by their numbers."""

    def take(*wanted: tuple) -> tuple:
        return tuple([taken(tensors[n], shape, dtype) for n, shape, dtype in wanted])

    return take


def taken(t: Any, shape: tuple, dtype: str) -> np.ndarray:
    """Return the array of a tensor's gradient if nobody else has it, else a new one."""
    g, count = without_gradient(t)
    if type(g) is np.ndarray and count == ALONE and g.shape == shape and g.dtype.char == dtype:
        flags = g.flags
        if flags.owndata and flags.c_contiguous and flags.writeable and flags.aligned:
            return g
    return np.empty(shape, dtype)


def without_gradient(t: Any) -> tuple[Any, int]:
    """Return a tensor's gradient, which it has no longer, and how many hold that; this function does."""
    g, t._grad = t._grad, None
    return g, sys.getrefcount(g)


def count_of_nobodys() -> int:
    """Return the count of a gradient that only its tensor had."""
    t = Tensor(np.zeros(2))
    t._grad = np.zeros(2)
    return without_gradient(t)[1]


ALONE = count_of_nobodys()
