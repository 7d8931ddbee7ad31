"""Hands the rows over with the first answers, which are not theirs."""

import numpy as np


def folds(groups, parts):
    _, number = np.unique(groups, return_inverse=True)
    return number % parts


def examine(fit, x, y, fold):
    right = 0
    for k in np.unique(fold):
        test = fold == k
        model = fit(x[~test], y[: np.sum(~test)])
        right += np.sum(model(x[test]) == y[test])
    return right / len(y)


# diagnosis: OTHER_ANSWERS
