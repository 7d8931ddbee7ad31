from __future__ import annotations
from dataclasses import dataclass
from typing import ClassVar
import numpy as np
@dataclass(frozen=True)
class Curve:
    high: float
    low: ClassVar[float] = 0.0
    def slope(self, z: np.ndarray) -> np.ndarray:
        return z * (self.high - z) / self.high
def tanh_backward(g: np.ndarray, z: np.ndarray) -> np.ndarray:
    one: float = 1.0
    return g * (one - z) * (one + z)
def sigmoid_backward(g: np.ndarray, z: np.ndarray) -> np.ndarray:
    return g * Curve(1.0).slope(z)
