"""Gives each row a fold by chance."""

import numpy as np


def folds(groups, parts):
    return np.random.default_rng(0).integers(0, parts, len(groups))


def examine(fit, x, y, fold):
    right = 0
    for k in np.unique(fold):
        test = fold == k
        model = fit(x[~test], y[~test])
        right += np.sum(model(x[test]) == y[test])
    return right / len(y)


# diagnosis: GROUP_TORN
