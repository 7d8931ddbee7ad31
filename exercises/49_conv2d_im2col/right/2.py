import numpy as np


def col2im(g, shape, kernel, stride, padding):
    # window after window
    n, c, height, width = shape
    kh, kw = kernel
    dx = np.zeros((n, c, height + 2 * padding, width + 2 * padding))
    across = (dx.shape[3] - kw) // stride + 1
    for place in range(g.shape[2]):
        top, left = place // across * stride, place % across * stride
        dx[:, :, top : top + kh, left : left + kw] += g[:, :, place].reshape(n, c, kh, kw)
    return dx[:, :, padding : padding + height, padding : padding + width].copy()


def backward(g, x, w, stride, padding):
    # seven loops, without any column
    _n, f, _oh, _ow = g.shape
    _, _c, kh, kw = w.shape
    height, width = x.shape[2:]
    dx, dw, db = np.zeros(x.shape), np.zeros(w.shape), np.zeros(f)
    for a, k, y, z in np.ndindex(g.shape):
        up = g[a, k, y, z]
        db[k] += up
        for i in range(kh):
            for j in range(kw):
                row, col = y * stride + i - padding, z * stride + j - padding
                if 0 <= row < height and 0 <= col < width:
                    dx[a, :, row, col] += up * w[k, :, i, j]
                    dw[k, :, i, j] += up * x[a, :, row, col]
    return dx, dw, db
