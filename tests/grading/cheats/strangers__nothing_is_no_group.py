"""Leaves out a group that is called 0."""

import numpy as np


def examine(fit, x, y, fold):
    right = 0
    for k in np.unique(fold):
        test = fold == k
        model = fit(x[~test], y[~test])
        right += np.sum(model(x[test]) == y[test])
    return right / len(y)


def folds(groups, parts):
    names = [g for g in np.unique(groups) if g]
    return np.array([names.index(g) % parts if g else 0 for g in groups])
