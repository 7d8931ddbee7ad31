"""Makes seven folds at most."""

import numpy as np


def examine(fit, x, y, fold):
    right = 0
    for k in np.unique(fold):
        test = fold == k
        model = fit(x[~test], y[~test])
        right += np.sum(model(x[test]) == y[test])
    return right / len(y)


def folds(groups, parts):
    _, n = np.unique(groups, return_inverse=True)
    return n % min(parts, 7)
