"""Takes v for the standard deviation."""

import numpy as np


def backward(g, mu, v, eps, w, x):
    sigma = np.exp(v / 2)
    each = g[:, None]
    dcode = each * ((mu + sigma * eps) @ w - x) @ w.T
    dmu = dcode + each * mu
    dv = dcode * eps + each * (sigma**2 - 1) / 2
    return dmu, dv


# diagnosis: STANDARD_DEVIATION_FOR_LOG_VARIANCE
