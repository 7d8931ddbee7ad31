"""Blocks of groups, and one row asked at a time."""

import numpy as np


def folds(groups, parts):
    result = np.zeros(len(groups))
    for k, some in enumerate(np.array_split(sorted(set(groups.tolist())), parts)):
        result[np.isin(groups, some)] = k
    return result


def examine(fit, x, y, fold):
    models = {k: fit(x[fold != k], y[fold != k]) for k in set(fold.tolist())}
    right = [models[k](x[n : n + 1])[0] == y[n] for n, k in enumerate(fold.tolist())]
    return sum(right) / len(right)
