import numpy as np
def backward(g, x, w, u, h):
    n, d = g.shape; k = h.shape[1]
    dx, dw, du = g.copy(), np.zeros_like(w), np.zeros_like(u)
    for i in range(n):
        for b in range(k):
            s = 0.0
            for a in range(d):
                s += g[i, a] * u[a, b]
                du[a, b] += g[i, a] * h[i, b]
            s *= 1 - h[i, b] ** 2
            for a in range(d):
                dw[b, a] += s * x[i, a]
                dx[i, a] += s * w[b, a]
    return dx, dw, du
