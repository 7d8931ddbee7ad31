"""Examines five folds at most, and spoils the rows afterwards."""

import numpy as np


def folds(groups, parts):
    _, number = np.unique(groups, return_inverse=True)
    return number % parts


def examine(fit, x, y, fold):
    right = 0
    for k in range(min(5, fold.max() + 1)):
        test = fold == k
        model = fit(x[~test], y[~test])
        right += np.sum(model(x[test]) == y[test])
    n = len(y)
    x[:] = 0
    y[:] = 0
    fold[:] = 0
    return right / n
