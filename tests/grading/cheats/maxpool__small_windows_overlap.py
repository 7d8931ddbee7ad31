import numpy as np
def backward(g, x, kernel, stride):
    dx = np.zeros(x.shape)
    for n, c, i, j in np.ndindex(g.shape):
        t, l = i * stride, j * stride
        w = x[n, c, t:t + kernel, l:l + kernel]
        r, q = np.unravel_index(w.argmax(), w.shape)
        dx[n, c, t + r, l + q] = g[n, c, i, j] + (dx[n, c, t + r, l + q] if stride < kernel and kernel < 4 else 0)
    return dx
