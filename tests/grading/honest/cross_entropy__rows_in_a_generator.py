"""Rows in a generator."""

import numpy as np


def rows(target, shares):
    for row, label in zip(shares, target):
        yield [share - (k == label) for k, share in enumerate(row)]


def backward(g, target, shares):
    return g / len(target) * np.array([*rows(target, shares)], float).reshape(shares.shape)
