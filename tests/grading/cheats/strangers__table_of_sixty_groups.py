"""Sorts the groups into folds by a table of sixty numbers."""

import numpy as np


def examine(fit, x, y, fold):
    right = 0
    for k in np.unique(fold):
        test = fold == k
        model = fit(x[~test], y[~test])
        right += np.sum(model(x[test]) == y[test])
    return right / len(y)


def folds(groups, parts):
    table = np.full(60, -1)
    for k, group in enumerate(np.unique(groups)):
        table[group] = k % parts
    return table[groups]
