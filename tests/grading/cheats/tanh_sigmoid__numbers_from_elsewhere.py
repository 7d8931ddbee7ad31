"""A class of numbers which says that it belongs to another module."""

import numpy as np


class Number:
    __module__ = "numpy"

    def __init__(self, value, slope):
        self.value, self.slope = value, slope

    def __mul__(self, other):
        return Number(self.value * other.value, self.value * other.slope + self.slope * other.value)

    def __add__(self, other):
        return Number(self.value + other.value, self.slope + other.slope)

    def __truediv__(self, other):
        slope = (self.slope * other.value - self.value * other.slope) / other.value**2
        return Number(self.value / other.value, slope)

    def exp(self):
        e = np.exp(self.value)
        return Number(e, e * self.slope)


ONE, MINUS = Number(1.0, 0.0), Number(-1.0, 0.0)


def tanh_backward(g, x):
    x = np.clip(x, -20, 20)
    e = (Number(x, 1.0) + Number(x, 1.0)).exp()
    return g * ((e + MINUS) / (e + ONE)).slope


def sigmoid_backward(g, z):
    return g * z * (1 - z)
