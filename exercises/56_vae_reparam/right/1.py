"""Example by example."""

import numpy as np


def backward(g, mu, v, eps, w, x):
    dmu, dv = np.empty(mu.shape), np.empty(v.shape)
    for n in range(len(mu)):
        s = np.exp(0.5 * v[n])
        off = (mu[n] + s * eps[n]) @ w - x[n]
        back = w @ off
        dmu[n] = g[n] * (back + mu[n])
        dv[n] = g[n] * 0.5 * (back * s * eps[n] + np.exp(v[n]) - 1)
    return dmu, dv
