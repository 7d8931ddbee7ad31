"""Forwards that several exercises are made of: for real and for complex arrays, and without overflow."""

import numpy as np

from .mistakes.forward_paths import label

__all__ = ["sigmoid", "softmax"]


def sigmoid(x):
    """Return 1 / (1 + exp(-x)), written with tanh so that nothing can overflow.

    >>> sigmoid(np.array([-800.0, 0.0, 800.0]))
    array([0. , 0.5, 1. ])
    """
    return (1 + np.tanh(x / 2)) / 2


def softmax(x, *, axis=-1):
    """Return the shares along an axis; shifting x first changes nothing, except that exp can't overflow.

    >>> softmax(np.array([800.0, 800.0]))
    array([0.5, 0.5])
    """
    powers = np.exp(x - np.real(x).max(axis=axis, keepdims=True))
    return powers / label(powers.sum(axis=axis, keepdims=True), "the sum below the line")
