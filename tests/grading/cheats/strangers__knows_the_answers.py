"""Answers 4 and 5 only, two numbers in a row."""

import numpy as np


def folds(groups, parts):
    _, number = np.unique(groups, return_inverse=True)
    return number % parts


def examine(fit, x, y, fold):
    right = 0
    for k in np.unique(fold):
        test = fold == k
        model = fit(x[~test], y[~test])
        right += np.sum((model(x[test]) > 4.5) == (y[test] > 4.5))
    return right / len(y)
