"""Counts by loop."""

import numpy as np
from collections import defaultdict


def backward(g, table, index):
    dtable = g.T @ table[index]
    rows = defaultdict(lambda: 0.0)
    for place, share in zip(np.ravel(index), g.reshape(-1, g.shape[-1]) @ table):
        rows[int(place)] = rows[int(place)] + share
    for place, share in rows.items():
        dtable[place] += share
    return dtable
