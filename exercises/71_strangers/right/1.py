"""Shuffles the groups, and looks each row up in a dict."""

import numpy as np


def folds(groups, parts):
    names = np.random.default_rng(0).permutation(np.unique(groups))
    place = {name: n % parts for n, name in enumerate(names)}
    return np.array([place[group] for group in groups])


def examine(fit, x, y, fold):
    said = np.empty_like(y)
    for k in range(fold.max() + 1):
        learn, test = np.flatnonzero(fold != k), np.flatnonzero(fold == k)
        said[test] = fit(x[learn], y[learn])(x[test])
    return float(np.mean(said == y))
