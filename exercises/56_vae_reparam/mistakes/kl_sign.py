"""Pulls the codes away from the normal distribution."""

import numpy as np


def backward(g, mu, v, eps, w, x):
    sigma = np.exp(v / 2)
    each = g[:, None]
    dcode = each * ((mu + sigma * eps) @ w - x) @ w.T
    dmu = dcode - each * mu
    dv = dcode * eps * sigma / 2 - each * (sigma**2 - 1) / 2
    return dmu, dv


# diagnosis: PATH_SIGN
