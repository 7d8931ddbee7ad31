"""Four places, written into one array that is asked once; the step is a power of four."""

import numpy as np


def tanh_backward(g, x):
    n = 4
    h = 1 / n**4 / 4
    places = np.zeros((4,) + x.shape)
    places[0] = x + h
    places[1] = x - h
    places[2] = x + 2 * h
    places[3] = x - 2 * h
    right, left, far, near = np.tanh(places)
    one = 4 * (right - left)
    width = (x + 2 * h) - (x - 2 * h)
    return g * (one + one - (far - near)) / (3 * width)


def sigmoid_backward(g, z):
    return g * z * (1 - z)
