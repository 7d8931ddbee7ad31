import numpy as np


def backward(g, z, x, h, w, u, mask):
    T = len(x)
    states = [h, *z]
    dw, du, db = 0 * w, 0 * u, np.zeros(len(u))
    dxs = []
    flow = np.zeros_like(h)
    for t in range(T - 1, -1, -1):
        flow = flow + g[t]
        m = mask[t].reshape(-1, 1)
        da = m * flow * (1 - states[t + 1] ** 2)
        dxs.insert(0, da @ w)
        dw = dw + da.T @ x[t]
        du = du + da.T @ states[t]
        db = db + da.sum(0)
        flow = np.where(m > 0, da @ u, flow)
    return np.array(dxs), flow, dw, du, db
