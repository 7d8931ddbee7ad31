"""Solves for its slopes."""

import numpy as np

POWERS = np.vander(np.arange(-4, 5) / 64, 9, increasing=True)


def tanh_backward(g, x):
    places = x.ravel() + np.arange(-4, 5)[:, None] / 64
    found = np.linalg.lstsq(POWERS, np.tanh(places), rcond=None)[0]
    return g * found[1].reshape(x.shape)


def sigmoid_backward(g, z):
    return g * z * (1 - z)
