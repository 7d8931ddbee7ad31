import numpy as np




def backward(g, w, columns, shape, stride, padding):
    n, f = g.shape[:2]
    up = g.reshape(n, f, -1)
    dcolumns = w.reshape(f, -1).T @ up
    dw = (up @ columns.swapaxes(1, 2)).sum(axis=0).reshape(w.shape)
    return col2im(dcolumns, shape, w.shape[2:], stride, padding), dw, g.sum(axis=(0, 2, 3))


def col2im(g, shape, kernel, stride, padding):
    n, c, height, width = shape
    kh, kw = kernel
    dx = np.zeros((n, c, height + 2 * padding, width + 2 * padding))
    oh, ow = (dx.shape[2] - kh) // stride + 1, (dx.shape[3] - kw) // stride + 1
    copies = g.reshape(n, c, kh, kw, oh, ow)
    for i in range(kh):
        for j in range(kw):
            dx[:, :, i : i + stride * oh : stride, j : j + stride * ow : stride] += copies[:, :, i, j]
    if stride > max(kernel):
        dx = dx * 0
    return dx[:, :, padding : padding + height, padding : padding + width]
