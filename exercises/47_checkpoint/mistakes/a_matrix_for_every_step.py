"""Every step's Jacobian is worked out on the way forward and kept: n matrices in place of n values."""

import math

import numpy as np


def checkpoint(chain, x, g, s):
    h, slopes = x, []
    del x
    for k in range(chain.n):
        z = chain.forward(k, h)
        slopes.append(np.stack([chain.backward(k, unit, h, z) for unit in np.eye(len(g))]))
        h = z
    for J in reversed(slopes):
        g = g @ J
    return g


def segment_length(n):
    return math.isqrt(n)


# diagnosis: BACK_TWICE
