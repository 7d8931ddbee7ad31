"""What is remembered is a partial function; numbers are added one by one."""

from functools import partial
import numpy as np


def look(t, array, version):
    if t.version > version:
        raise RuntimeError('changed')
    return array


def remember(t):
    return partial(look, t, t.data, t.version)


def add_in_place(t, amount):
    for at, a in np.ndenumerate(np.broadcast_to(amount, t.data.shape)):
        t.data[at] += a
    t.version += 1
    return t


def accumulate(total, g):
    if total is None:
        total = np.zeros_like(g)
    new = np.empty_like(total)
    new[:] = total
    new += g
    return new
