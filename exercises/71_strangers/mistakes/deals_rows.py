"""Deals the rows, whatever group they belong to."""

import numpy as np


def folds(groups, parts):
    return np.arange(len(groups)) % parts


def examine(fit, x, y, fold):
    right = 0
    for k in np.unique(fold):
        test = fold == k
        model = fit(x[~test], y[~test])
        right += np.sum(model(x[test]) == y[test])
    return right / len(y)


# diagnosis: GROUP_TORN
