import numpy as np
def avgpool_backward(g, shape, kernel):
    kh, kw = kernel
    i = np.arange(shape[2]) // kh
    j = np.arange(shape[3]) // kw
    ok = (i < g.shape[2])[:, None] & (j < g.shape[3])
    big = g[:, :, np.minimum(i, g.shape[2] - 1)][:, :, :, np.minimum(j, g.shape[3] - 1)]
    return big * ok / (kh * kw)
def upsample_backward(g, factor):
    fh, fw = factor
    return np.lib.stride_tricks.sliding_window_view(g, (fh, fw), (2, 3))[:, :, ::fh, ::fw].sum((-1, -2))
