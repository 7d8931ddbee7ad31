"""Learns once, from everything."""

import numpy as np


def folds(groups, parts):
    _, number = np.unique(groups, return_inverse=True)
    return number % parts


def examine(fit, x, y, fold):
    model = fit(x, y)
    return np.mean(model(x) == y)


# diagnosis: LEARNT_FROM_EXAM
