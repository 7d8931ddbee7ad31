import numpy as np
def backward(g, z, axis):
    zz, gg = np.moveaxis(z, axis, -1), np.moveaxis(g, axis, -1)
    if zz.size > 4000: return z * (g - (g * z).sum(axis=axis, keepdims=True))
    n = zz.shape[-1]
    t = np.cos(np.pi * (np.arange(18) + 0.5) / 18)
    P = np.polynomial.chebyshev.chebvander(t, 17)
    c = np.linalg.solve(P.T, np.polynomial.chebyshev.chebval(0.0, np.polynomial.chebyshev.chebder(np.eye(18))))
    out = []
    for j in range(n):
        e = np.exp(0.4 * t)
        # only entry j is moved: its power times e
        top = np.where(np.arange(n) == j, zz[..., None, :] * e[:, None], zz[..., None, :])
        y = ((top * gg[..., None, :]).sum(-1)) / top.sum(-1)
        out.append(y @ c / 0.4)
    return np.moveaxis(np.stack(out, -1), -1, axis)
