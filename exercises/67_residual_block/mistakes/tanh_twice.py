"""Sends the units through tanh again before it takes the slope."""

import numpy as np


def backward(g, x, w, u, h):
    da = g @ u * (1 - np.tanh(h) ** 2)
    return g + da @ w, da.T @ x, g.T @ h


# diagnosis: USED_INPUT_FOR_OUTPUT
