"""Nothing goes back to the variance through the code."""

import numpy as np


def backward(g, mu, v, eps, w, x):
    sigma = np.exp(v / 2)
    each = g[:, None]
    dcode = each * ((mu + sigma * eps) @ w - x) @ w.T
    dmu = dcode + each * mu
    dv = each * (sigma**2 - 1) / 2
    return dmu, dv


# diagnosis: MISSING_PATH
