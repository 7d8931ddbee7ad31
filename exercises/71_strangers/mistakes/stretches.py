"""Divides the numbers of the groups into equal stretches, not the groups."""

import numpy as np


def folds(groups, parts):
    return groups * parts // (groups.max() + 1)


def examine(fit, x, y, fold):
    right = 0
    for k in np.unique(fold):
        test = fold == k
        model = fit(x[~test], y[~test])
        right += np.sum(model(x[test]) == y[test])
    return right / len(y)


# diagnosis: FOLDS_UNEQUAL
