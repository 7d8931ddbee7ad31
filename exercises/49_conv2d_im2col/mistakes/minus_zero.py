"""Cuts the padding off by a slice to -0 where there is none."""

import numpy as np


def col2im(g, shape, kernel, stride, padding):
    n, c, height, width = shape
    kh, kw = kernel
    dx = np.zeros((n, c, height + 2 * padding, width + 2 * padding))
    oh, ow = (dx.shape[2] - kh) // stride + 1, (dx.shape[3] - kw) // stride + 1
    g = g.reshape(n, c, kh, kw, oh, ow)
    for i in range(kh):
        for j in range(kw):
            dx[:, :, i : i + stride * oh : stride, j : j + stride * ow : stride] += g[:, :, i, j]
    return dx[:, :, padding:-padding, padding:-padding]


def backward(g, w, columns, shape, stride, padding):
    f, places = len(w), g.reshape(len(g), len(w), -1)
    dw = np.einsum("nfp,nkp->fk", places, columns).reshape(w.shape)
    dx = col2im(w.reshape(f, -1).T @ places, shape, w.shape[2:], stride, padding)
    return dx, dw, places.sum(axis=(0, 2))


# diagnosis: MINUS_ZERO
