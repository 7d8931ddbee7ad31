"""Runs the output through the sigmoid a second time."""

import numpy as np


def tanh_backward(g, z):
    return g * (1 - z**2)


def sigmoid_backward(g, z):
    s = 1 / (1 + np.exp(-z))
    return g * s * (1 - s)


# diagnosis: USED_OUTPUT_FOR_INPUT
