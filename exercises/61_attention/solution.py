"""From the end: a matrix product gives dv and what reaches the shares; softmax's rule brings it to scores.

Another product, and the root of d, bring it to queries and keys. Hidden keys have share 0: they hear nothing.
"""

import numpy as np


def backward(g, q, k, v, shares):
    dv = shares.swapaxes(-1, -2) @ g
    dshares = g @ v.swapaxes(-1, -2)
    dscores = shares * (dshares - (dshares * shares).sum(axis=-1, keepdims=True))
    dscores = dscores / np.sqrt(q.shape[-1])
    return dscores @ k, dscores.swapaxes(-1, -2) @ q, dv
