"""Lets the variance's part of the KL term stand still."""

import numpy as np


def backward(g, mu, v, eps, w, x):
    sigma = np.exp(v / 2)
    each = g[:, None]
    dcode = each * ((mu + sigma * eps) @ w - x) @ w.T
    dmu = dcode + each * mu
    dv = dcode * eps * sigma / 2 + each * -1 / 2
    return dmu, dv


# diagnosis: MISSING_PATH
