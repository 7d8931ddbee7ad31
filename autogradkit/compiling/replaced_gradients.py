"""Replaced gradients: a tensor's old gradient is let go before the new one is computed.

A step of an optimiser leaves gradients in its parameters; the next one replaces them, unread. As in eager
code, where `zero_grad()` comes before, a step has never both. A gradient that somebody else has stays what
it is.
"""

from collections.abc import Callable

import numpy as np

__all__ = ["take_gradients", "taking"]


def take_gradients(*wanted: tuple) -> tuple:
    """Return new arrays of some shapes and dtypes: what stands in a program that has no tensors."""
    return tuple([np.empty(shape, dtype) for _, shape, dtype in wanted])


def taking(tensors: list) -> Callable[..., tuple]:
    """Return the function that takes old gradients away from some tensors, by number, for new arrays."""

    def take(*wanted: tuple) -> tuple:
        for n, _, _ in wanted:
            tensors[n]._grad = None
        return take_gradients(*wanted)

    return take
