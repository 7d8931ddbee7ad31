"""Rows and answers go as lists of floats."""

import numpy as np
def folds(groups, parts):
    return np.unique(groups, return_inverse=True)[1] % parts

def examine(fit, x, y, fold):
    right = 0.0
    for k in np.unique(fold):
        model = fit(x[fold != k].tolist(), np.asarray(y[fold != k]) * 1.0)
        right += np.mean(np.asarray(model(x[fold == k].tolist())) == y[fold == k]) * np.sum(fold == k)
    return right / len(y)
