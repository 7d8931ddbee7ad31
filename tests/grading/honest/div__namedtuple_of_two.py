"""Namedtuple of two."""

from typing import NamedTuple

import numpy as np


class Slopes(NamedTuple):
    dx: np.ndarray
    dy: np.ndarray


def backward(g, x, y):
    q = g / y
    return tuple(Slopes(dx=q, dy=-q * (x / y)))
