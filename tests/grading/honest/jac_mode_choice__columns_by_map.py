"""Passes by map, and a function around the gradient."""

import numpy as np


def jacobian(jvp, vjp, n, m):
    run, k = (jvp, n) if n < m else (vjp, m)
    J = np.array(list(map(run, np.identity(k))))
    return J.T.copy() if run is jvp else J


def hvp(gradient, jvp, x, v):
    return np.asarray(jvp(lambda p: gradient(p), x, v))
