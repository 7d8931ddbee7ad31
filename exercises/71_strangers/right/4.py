"""Looks at each fold's share before it counts: one model is asked the same twice."""

import numpy as np


def folds(groups, parts):
    return np.searchsorted(np.array(sorted(set(groups.tolist()))), groups) % parts


def examine(fit, x, y, fold):
    right = 0
    for k in np.unique(fold):
        model, test = fit(x[fold != k], y[fold != k]), fold == k
        if np.mean(model(x[test]) == y[test]) > 0:
            right += np.count_nonzero(model(x[test]) == y[test])
    return right / len(y)
