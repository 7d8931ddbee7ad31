"""Right on paper; but a share of 0 is divided by, and then multiplied in again."""

import numpy as np


def backward(g, target, shares):
    dp, rows = np.zeros(shares.shape), np.arange(len(target))
    dp[rows, target] = -g / shares[rows, target] / len(target)
    return shares * (dp - (dp * shares).sum(axis=1, keepdims=True))


# diagnosis: NONFINITE_AT
