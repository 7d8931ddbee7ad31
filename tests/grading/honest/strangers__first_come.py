"""Groups are numbered as they come, under a Chinese name."""

import numpy as np


def folds(groups, parts):
    名 = {}
    return np.array([名.setdefault(g, len(名)) for g in groups]) % parts


def examine(fit, x, y, fold):
    right = 0.0
    for k in {int(f) for f in fold}:
        model = fit(x[fold != k], y[fold != k])
        right += sum((int(a == b) for a, b in zip(model(x[fold == k]), y[fold == k])))
    return float(right / y.shape[0])
