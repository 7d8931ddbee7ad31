"""Walrus and typed."""

import numpy as np
from numpy.typing import NDArray


def tanh_backward(g: NDArray, x: NDArray) -> NDArray:
    return g * (1 - (t := np.tanh(x)) * t)


def sigmoid_backward(g: NDArray, x: NDArray) -> NDArray:
    return g * (half := (1 + np.tanh(0.5 * x)) / 2) * (1 - half)
