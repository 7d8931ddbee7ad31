"""Named parts."""

import numpy as np


def backward(g, mu, v, eps, w, x):
    sigma = np.sqrt(np.exp(v))
    code = mu + sigma * eps
    error = np.einsum("bc,ci->bi", code, w) - x
    dcode = np.einsum("bi,ci->bc", error, w)
    dmu = (dcode + mu) * g.reshape(-1, 1)
    dsigma = dcode * eps + sigma - 1 / sigma
    return dmu, dsigma * 0.5 * sigma * g.reshape(-1, 1)
