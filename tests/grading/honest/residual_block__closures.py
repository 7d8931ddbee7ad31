"""Closures."""

import numpy as np


def linear(w):
    return lambda a: a @ w


def backward(g, x, w, u, h):
    back_u, back_w = linear(u), linear(w)
    da = back_u(g) * (1 - np.square(h))
    return sum([g, back_w(da)]), np.transpose(da) @ x, np.transpose(g) @ h
