import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
def backward(g, x, w, stride, padding):
    xp = np.pad(x, (padding, padding))
    win = sliding_window_view(xp, len(w))[::stride][:len(g)]
    dw = g @ win
    idx = np.arange(len(g))[:, None] * stride + np.arange(len(w))[None, :]
    dxp = np.zeros_like(xp)
    np.add.at(dxp, idx, np.outer(g, w))
    return dxp[padding:len(xp) - padding], dw
