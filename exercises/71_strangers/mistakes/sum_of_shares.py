"""Adds the folds' shares up."""

import numpy as np


def folds(groups, parts):
    _, number = np.unique(groups, return_inverse=True)
    return number % parts


def examine(fit, x, y, fold):
    total = 0.0
    for k in np.unique(fold):
        test = fold == k
        model = fit(x[~test], y[~test])
        total += np.mean(model(x[test]) == y[test])
    return total


# diagnosis: SUM_OF_FOLDS
