"""The upstream gradient is missing in the KL term."""

import numpy as np


def backward(g, mu, v, eps, w, x):
    sigma = np.exp(v / 2)
    each = g[:, None]
    dcode = each * ((mu + sigma * eps) @ w - x) @ w.T
    dmu = dcode + mu
    dv = dcode * eps * sigma / 2 + (sigma**2 - 1) / 2
    return dmu, dv


# diagnosis: TERM_WITHOUT_UPSTREAM
