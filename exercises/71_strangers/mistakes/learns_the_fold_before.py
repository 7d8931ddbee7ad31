"""Learns from one other fold only."""

import numpy as np


def folds(groups, parts):
    _, number = np.unique(groups, return_inverse=True)
    return number % parts


def examine(fit, x, y, fold):
    right, names = 0, np.unique(fold)
    for k, before in zip(names, np.roll(names, 1)):
        test, learn = fold == k, fold == before
        model = fit(x[learn], y[learn])
        right += np.sum(model(x[test]) == y[test])
    return right / len(y)


# diagnosis: LEARNT_TOO_LITTLE
