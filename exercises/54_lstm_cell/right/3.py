"""Shares each product out by division: a factor gets the message times the product over the factor."""

import numpy as np


def backward(g, z, x, h, c, w, u, gates):
    n = gates.shape[1] // 4
    i, f, j, o = gates[:, :n], gates[:, n : 2 * n], gates[:, 2 * n : 3 * n], gates[:, 3 * n :]
    state, memory = z
    through = g[0] * (o - state**2 / o)
    total = g[1] + through
    written = memory - f * c
    pieces = (
        total * written * (1 - i),
        total * (memory - i * j) * (1 - f),
        total * i * (1 - j) * (1 + j),
        g[0] * state * (1 - o),
    )
    inner = np.concatenate(pieces, axis=-1)
    return (
        np.einsum("nk,ki->ni", inner, w),
        np.einsum("nk,ki->ni", inner, u),
        total * f,
        np.einsum("nk,ni->ki", inner, x),
        np.einsum("nk,ni->ki", inner, h),
        inner.sum(0),
    )
