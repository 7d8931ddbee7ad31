import numpy as np


def col2im(g, shape, kernel, stride, padding):
    # every entry of the columns finds its own pixel
    n, c, height, width = shape
    kh, kw = kernel
    tall, wide = height + 2 * padding, width + 2 * padding
    oh, ow = (tall - kh) // stride + 1, (wide - kw) // stride + 1
    rows = np.arange(kh)[:, None, None, None] + stride * np.arange(oh)[:, None]
    places = np.arange(kw)[:, None, None] + stride * np.arange(ow)
    at = (rows * wide + places).ravel()
    dx = np.zeros((n * c, tall * wide))
    np.add.at(dx, (slice(None), at), g.reshape(n * c, -1))
    dx = dx.reshape(n, c, tall, wide)
    return dx[:, :, padding : tall - padding, padding : wide - padding]


def backward(g, w, columns, shape, stride, padding):
    n, f, oh, ow = g.shape
    up = g.transpose(1, 0, 2, 3).reshape(f, -1)
    rows = columns.transpose(1, 0, 2).reshape(columns.shape[1], -1)
    dcolumns = (w.reshape(f, -1).T @ up).reshape(-1, n, oh * ow).transpose(1, 0, 2)
    dx = col2im(dcolumns, shape, w.shape[2:], stride, padding)
    return dx, (up @ rows.T).reshape(w.shape), up.sum(axis=1)
