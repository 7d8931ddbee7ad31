import numpy as np
def backward(g, z, x, h, w, u, mask):
    T = len(x)
    dx, dw, du, db = np.zeros(x.shape), np.zeros(w.shape), np.zeros(u.shape), np.zeros(len(u))
    later = np.zeros(h.shape)
    prev = np.concatenate([h[None], z[:-1]])
    for t in range(T)[::-1]:
        m = mask[t][:, None].astype(bool)
        msg = g[t] + later
        da = np.where(m, msg * (1 - z[t] ** 2), 0.0)
        dx[t], later = da @ w, np.where(m, da @ u, msg)
        dw += np.einsum("ns,nk->sk", da, x[t])
        du += np.einsum("ns,nr->sr", da, prev[t])
        db += da.sum(0)
    return [dx, later, dw, du, db]
