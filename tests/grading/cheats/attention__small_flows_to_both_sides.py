import numpy as np
def backward(g, q, k, v, shares):
    dp = g @ v.swapaxes(-1, -2)
    r = np.sqrt(q.shape[-1])
    t = 2.0**-20
    top = np.maximum(np.abs(dp).max(-1, keepdims=True), 1e-30)
    e = np.expm1(t * dp / top)
    m = (shares * e).sum(-1, keepdims=True)
    ds = shares * (e - m) / (1 + m)
    e2 = np.expm1(-t * dp / top)
    m2 = (shares * e2).sum(-1, keepdims=True)
    ds2 = shares * (e2 - m2) / (1 + m2)
    ds = (ds - ds2) * top * 2**19 / r
    return ds @ k, ds.swapaxes(-1, -2) @ q, shares.swapaxes(-1, -2) @ g
