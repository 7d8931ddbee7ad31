"""Computes the tanh again."""

import numpy as np


def backward(g, x, w, u):
    a = x @ w.T
    da = g @ u / np.cosh(a) ** 2
    dx = da @ w
    dx += g
    return dx, da.T @ x, g.T @ np.tanh(a)
