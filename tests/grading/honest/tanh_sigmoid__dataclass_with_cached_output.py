"""Dataclass with cached output."""

from dataclasses import dataclass, field
from functools import cached_property

import numpy as np


@dataclass
class Curve:
    z: np.ndarray
    scale: float = field(default=1.0)

    @cached_property
    def slope(self):
        return self.scale * (1 - self.z * self.z)


def tanh_backward(g, z):
    return g * Curve(z).slope


def sigmoid_backward(g, z):
    return g * Curve(2 * z - 1, scale=0.25).slope
