"""As an fft does it, but by hand."""
import numpy as np
N = 24
def backward(g, z, x, h, w, u, b):
    a = x @ w.T + h @ u.T + b
    i = np.emath.sqrt(-1.0)
    total = 0
    for k in range(N):
        t = np.exp(i * (2 * np.pi * k / N))
        total = total + np.tanh(a + 0.4 * t) / t
    da = g * np.real(total) / N / 0.4
    return da @ w, da @ u, da.T @ x, da.T @ h, da.sum(axis=0)
