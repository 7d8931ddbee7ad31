"""Sends the state through tanh again before it takes the slope."""

import numpy as np


def backward(g, z, x, h, w, u):
    da = g * (1 - np.tanh(z) ** 2)
    return da @ w, da @ u, da.T @ x, da.T @ h, da.sum(axis=0)


# diagnosis: USED_INPUT_FOR_OUTPUT
