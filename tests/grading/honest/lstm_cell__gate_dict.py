import numpy as np


def backward(g, z, x, h, c, w, u, gates):
    names = ("write", "keep", "new", "show")
    s = dict(zip(names, np.split(gates, len(names), axis=-1)))
    t = np.tanh(z[1])
    dm = g[1] + g[0] * s["show"] * (1 - t * t)
    d = {"write": dm * s["new"], "keep": dm * c, "new": dm * s["write"], "show": g[0] * t}
    sig = lambda name: d[name] * s[name] * (1 - s[name])
    da = np.hstack([sig("write"), sig("keep"), d["new"] * (1 - s["new"] ** 2), sig("show")])
    return da @ w, da @ u, dm * s["keep"], da.T @ x, da.T @ h, da.sum(0)
