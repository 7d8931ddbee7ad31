"""Takes half of mu for the slope of half a square."""

import numpy as np


def backward(g, mu, v, eps, w, x):
    sigma = np.exp(v / 2)
    each = g[:, None]
    dcode = each * ((mu + sigma * eps) @ w - x) @ w.T
    dmu = dcode + each * mu / 2
    dv = dcode * eps * sigma / 2 + each * (sigma**2 - 1) / 2
    return dmu, dv


# diagnosis: MISSING_PATH
