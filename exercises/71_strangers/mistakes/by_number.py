"""Takes the remainder of a group's own number, which has gaps."""

import numpy as np


def folds(groups, parts):
    return groups % parts


def examine(fit, x, y, fold):
    right = 0
    for k in np.unique(fold):
        test = fold == k
        model = fit(x[~test], y[~test])
        right += np.sum(model(x[test]) == y[test])
    return right / len(y)


# diagnosis: FOLDS_UNEQUAL
