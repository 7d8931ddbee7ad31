import numpy as np


def avgpool_backward(g, shape, kernel):
    def table(n, k):
        return (np.arange(n) // k == np.arange(n // k)[:, None]) / k

    rows, columns = table(shape[2], kernel[0]), table(shape[3], kernel[1])
    return np.einsum("ncij,ih,jw->nchw", g, rows, columns)


def upsample_backward(g, factor):
    def table(n, k):
        return (np.arange(n) // k == np.arange(n // k)[:, None]) * 1.0

    rows, columns = table(g.shape[2], factor[0]), table(g.shape[3], factor[1])
    return rows @ g @ columns.T
