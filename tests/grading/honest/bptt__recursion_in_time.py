import numpy as np
def backward(g, z, x, h, w, u, mask):
    T = len(x)
    dx = np.zeros_like(x); acc = [np.zeros_like(w), np.zeros_like(u), np.zeros(w.shape[0])]
    def step(t, later):
        if t < 0:
            return later
        m = mask[t].reshape(-1, 1)
        total = g[t] + later
        delta = total * m * (1 - z[t] * z[t])
        prev = h if t == 0 else z[t - 1]
        dx[t] = delta.dot(w)
        acc[0] += delta.T.dot(x[t]); acc[1] += delta.T.dot(prev); acc[2] += delta.sum(axis=0)
        return step(t - 1, delta.dot(u) + total * (1 - m))
    dh = step(T - 1, np.zeros_like(h))
    return (dx, dh, *acc)
