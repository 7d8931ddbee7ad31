"""Rows are grouped by their word after a sort."""

import numpy as np


def gather_backward(g, x_shape, index):
    words = np.ravel(index) % x_shape[0]
    rows = g.reshape(words.size, *x_shape[1:])
    dx = np.zeros(x_shape)
    order = np.argsort(words, kind="stable")
    known, starts = np.unique(words[order], return_index=True)
    for word, part in zip(known, np.split(order, starts[1:])):
        dx[word] = rows[part].sum(axis=0)
    return dx
