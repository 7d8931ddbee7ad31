"""Each column comes out of a generator."""

import numpy as np


def values(x1, x2):
    yield x1
    yield x2
    yield (ln := np.log(x1))
    yield (product := x1 * x2)
    yield (sine := np.sin(x2))
    yield (total := ln + product)
    yield total - sine


def tangents(x1, x2):
    yield from (1, 0, 1 / x1, x2, 0 * np.cos(x2))
    yield from 2 * [1 / x1 + x2]


def adjoints(x1, x2):
    seed = 1
    down = -seed
    yield seed * x2 + seed / x1
    yield seed * x1 + down * np.cos(x2)
    yield from (seed, seed, down, seed, seed)


def baydin_trace(x1, x2):
    return [np.fromiter(column(x1, x2), float) for column in (values, tangents, adjoints)]
