"""Learns from one fold, and asks all others."""

import numpy as np


def folds(groups, parts):
    _, number = np.unique(groups, return_inverse=True)
    return number % parts


def examine(fit, x, y, fold):
    right = asked = 0
    for k in np.unique(fold):
        test = fold == k
        model = fit(x[test], y[test])
        right += np.sum(model(x[~test]) == y[~test])
        asked += np.sum(~test)
    return right / asked


# diagnosis: ASKED_AGAIN
