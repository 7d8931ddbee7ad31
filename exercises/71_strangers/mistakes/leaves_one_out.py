"""Keeps one row back at a time, and learns from the rest of its fold."""

import numpy as np


def folds(groups, parts):
    _, number = np.unique(groups, return_inverse=True)
    return number % parts


def examine(fit, x, y, fold):
    right = 0
    for n in range(len(y)):
        others = np.arange(len(y)) != n
        right += fit(x[others], y[others])(x[n : n + 1])[0] == y[n]
    return right / len(y)


# diagnosis: LEARNT_FROM_FOLD
