"""Makes folds of equally many rows, not groups: the largest group first, into the smallest fold."""

import numpy as np


def folds(groups, parts):
    names, sizes = np.unique(groups, return_counts=True)
    fold, full = np.zeros(len(groups), int), np.zeros(parts, int)
    for name, size in sorted(zip(names, sizes, strict=True), key=lambda pair: -pair[1]):
        k = full.argmin()
        fold[groups == name] = k
        full[k] += size
    return fold


def examine(fit, x, y, fold):
    right = 0
    for k in np.unique(fold):
        test = fold == k
        model = fit(x[~test], y[~test])
        right += np.sum(model(x[test]) == y[test])
    return right / len(y)


# diagnosis: FOLDS_UNEQUAL
