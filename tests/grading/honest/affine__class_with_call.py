"""Class with call."""

import numpy as np


class Layer:
    def __init__(self, x, w):
        self.x, self.w = x, w

    def __call__(self, g):
        yield np.einsum("bo,io->bi", g, self.w)
        yield np.einsum("bi,bo->io", self.x, g)
        yield np.ones(len(g)) @ g


def backward(g, x, w):
    return tuple(Layer(x, w)(g))
