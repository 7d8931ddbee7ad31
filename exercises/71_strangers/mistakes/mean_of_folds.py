"""Takes the mean of the folds' shares."""

import numpy as np


def folds(groups, parts):
    _, number = np.unique(groups, return_inverse=True)
    return number % parts


def examine(fit, x, y, fold):
    shares = []
    for k in np.unique(fold):
        test = fold == k
        model = fit(x[~test], y[~test])
        shares.append(np.mean(model(x[test]) == y[test]))
    return np.mean(shares)


# diagnosis: MEAN_OF_FOLDS
