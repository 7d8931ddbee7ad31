import numpy as np
def backward(g, x, w, stride, padding):
    up = np.zeros((len(g) - 1) * stride + 1); up[::stride] = g
    xp = np.pad(x, padding); n = len(xp) + len(w)
    F = np.fft.rfft
    dxp = np.fft.irfft(F(up, n) * F(w, n), n)[:len(xp)]
    dw = np.fft.irfft(np.conj(F(up, n)) * F(xp, n), n)[:len(w)]
    return dxp[padding:padding + len(x)], dw
