"""Asks a model about one row after the other; groups are dealt from a sorted set."""

import numpy as np


def folds(groups, parts):
    fold_of = {group: k % parts for k, group in enumerate(sorted(set(groups.tolist()), reverse=True))}
    return np.array([fold_of[g] for g in groups.tolist()])


def examine(fit, x, y, fold):
    models = {k: fit(x[fold != k], y[fold != k]) for k in set(fold.tolist())}
    right = [int(models[k](x[n : n + 1])[0]) == int(y[n]) for n, k in enumerate(fold.tolist())]
    return sum(right) / len(right)
