"""Asks by attributes."""

import numpy as np


class Near:
    """Its attributes are the curve beside x, by their names: `r3` is three steps to the right."""

    def __init__(self, curve, x):
        self.curve, self.x = curve, x

    def __getattr__(self, name):
        side = {"r": 1, "l": -1}[name[0]]
        return self.curve(self.x + side * int(name[1:]) / 2**9)


class Slope:
    def __get__(self, near, owner=None):
        one, two, three = near.r1 - near.l1, near.r2 - near.l2, near.r3 - near.l3
        return (45 * one - 9 * two + three) * 2**9 / 60


Near.slope = Slope()


def tanh_backward(g, x):
    return g * Near(np.tanh, x).slope


def sigmoid_backward(g, z):
    return g * z * (1 - z)
