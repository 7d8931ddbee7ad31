"""The distance from the nearer value tells whether x is still inside."""

import numpy as np


def forward(x):
    return np.heaviside(x, 1.0) * 2 - 1


def backward(g, x):
    dx = g.copy()
    dx[np.clip(x, -1, 1) != x] = 0
    return dx
