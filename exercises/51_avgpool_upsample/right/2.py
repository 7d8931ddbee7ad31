import numpy as np


def avgpool_backward(g, shape, kernel):
    dx = np.zeros(shape)
    kh, kw = kernel
    for i in range(g.shape[2]):
        for j in range(g.shape[3]):
            part = dx[:, :, i * kh : i * kh + kh, j * kw : j * kw + kw]
            part += g[:, :, i : i + 1, j : j + 1] / kh / kw
    return dx


def upsample_backward(g, factor):
    dx = 0.0
    for a in range(factor[0]):
        for b in range(factor[1]):
            dx = dx + g[:, :, a :: factor[0], b :: factor[1]]
    return dx
