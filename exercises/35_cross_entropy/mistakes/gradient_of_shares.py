"""Stops at the logarithm: softmax comes before it."""

import numpy as np


def backward(g, target, shares):
    dx, rows = np.zeros(shares.shape), np.arange(len(target))
    dx[rows, target] = -g / shares[rows, target] / len(target)
    return dx


# diagnosis: GRADIENT_OF_SHARES
