"""With the random number as an input the code is mu + sigma * eps, and has ordinary slopes.

Both paths add up: through the decoder, and through the term that pulls towards the normal distribution.
"""

import numpy as np


def backward(g, mu, v, eps, w, x):
    sigma = np.exp(v / 2)
    each = g[:, None]
    dcode = each * ((mu + sigma * eps) @ w - x) @ w.T
    dmu = dcode + each * mu
    dv = dcode * eps * sigma / 2 + each * (sigma**2 - 1) / 2
    return dmu, dv
