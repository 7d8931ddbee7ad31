"""im2col copies pixels, so its way back adds up the copies; the rest is a matrix product and a bias.

The weights met the columns of every image, and the bias every place: both collect over all of them.
"""

import numpy as np


def col2im(g, shape, kernel, stride, padding):
    n, c, height, width = shape
    kh, kw = kernel
    dx = np.zeros((n, c, height + 2 * padding, width + 2 * padding))
    oh, ow = (dx.shape[2] - kh) // stride + 1, (dx.shape[3] - kw) // stride + 1
    copies = g.reshape(n, c, kh, kw, oh, ow)
    for i in range(kh):
        for j in range(kw):
            dx[:, :, i : i + stride * oh : stride, j : j + stride * ow : stride] += copies[:, :, i, j]
    return dx[:, :, padding : padding + height, padding : padding + width]


def backward(g, w, columns, shape, stride, padding):
    n, f = g.shape[:2]
    up = g.reshape(n, f, -1)
    dcolumns = w.reshape(f, -1).T @ up
    dw = (up @ columns.swapaxes(1, 2)).sum(axis=0).reshape(w.shape)
    return col2im(dcolumns, shape, w.shape[2:], stride, padding), dw, g.sum(axis=(0, 2, 3))

def backward(g, w, columns, shape, stride, padding):
    n, f = g.shape[:2]
    up = g.reshape(n, f, -1)
    f_, c, kh, kw = w.shape
    dw = np.einsum("nfp,nkp->fk", up, columns).reshape(w.shape)
    H, W = shape[2] + 2 * padding, shape[3] + 2 * padding
    big = np.zeros((n, f, H - kh + 1, W - kw + 1))
    big[:, :, ::stride, ::stride] = g
    dx = np.zeros((n, c, H, W))
    for i in range(kh):
        for j in range(kw):
            dx[:, :, i:i + big.shape[2], j:j + big.shape[3]] += np.einsum("nfij,fc->ncij", big, w[:, :, i, j])
    return dx[:, :, padding:H - padding, padding:W - padding], dw, g.sum((0, 2, 3))
