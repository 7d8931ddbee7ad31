"""Counts a fold only if every answer in it is right."""

import numpy as np


def folds(groups, parts):
    _, number = np.unique(groups, return_inverse=True)
    return number % parts


def examine(fit, x, y, fold):
    right = 0
    for k in np.unique(fold):
        test = fold == k
        model = fit(x[~test], y[~test])
        right += np.sum(test) if np.all(model(x[test]) == y[test]) else 0
    return right / len(y)


# diagnosis: WRONG_SHARE
