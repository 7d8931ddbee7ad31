"""Forgets the half before the KL term."""

import numpy as np


def backward(g, mu, v, eps, w, x):
    sigma = np.exp(v / 2)
    each = g[:, None]
    dcode = each * ((mu + sigma * eps) @ w - x) @ w.T
    dmu = dcode + 2 * each * mu
    dv = dcode * eps * sigma / 2 + each * (sigma**2 - 1)
    return dmu, dv


# diagnosis: HALF_FORGOTTEN
