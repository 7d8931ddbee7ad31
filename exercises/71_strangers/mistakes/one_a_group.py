"""Returns a fold for each group, not for each row."""

import numpy as np


def folds(groups, parts):
    return np.arange(len(np.unique(groups))) % parts


def examine(fit, x, y, fold):
    right = 0
    for k in np.unique(fold):
        test = fold == k
        model = fit(x[~test], y[~test])
        right += np.sum(model(x[test]) == y[test])
    return right / len(y)


# diagnosis: ONE_FOLD_A_ROW
