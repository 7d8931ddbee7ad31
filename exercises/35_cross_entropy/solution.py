"""-log p_t = logsumexp(x) - x_t, and the slopes of the two terms are the shares, and 1 at the right class.

So the rule is shares minus truth, for every row its n-th part, and nothing is divided by a share.
"""

import numpy as np


def backward(g, target, shares):
    truth = np.zeros(shares.shape)
    truth[np.arange(len(target)), target] = 1
    return g * (shares - truth) / len(target)
