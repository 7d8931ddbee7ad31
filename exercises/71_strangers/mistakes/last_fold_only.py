"""Keeps the last share only."""

import numpy as np


def folds(groups, parts):
    _, number = np.unique(groups, return_inverse=True)
    return number % parts


def examine(fit, x, y, fold):
    for k in np.unique(fold):
        test = fold == k
        model = fit(x[~test], y[~test])
        share = np.mean(model(x[test]) == y[test])
    return share


# diagnosis: LAST_FOLD_ONLY
