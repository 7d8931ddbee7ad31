"""Forgets the half in the exponent."""

import numpy as np


def backward(g, mu, v, eps, w, x):
    sigma = np.exp(v / 2)
    each = g[:, None]
    dcode = each * ((mu + sigma * eps) @ w - x) @ w.T
    dmu = dcode + each * mu
    dv = dcode * eps * sigma + each * (sigma**2 - 1) / 2
    return dmu, dv


# diagnosis: HALF_FORGOTTEN
