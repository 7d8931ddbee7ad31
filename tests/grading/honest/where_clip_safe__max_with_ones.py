"""Repairs with ones by a where inside, and cuts with multiplication outside."""

import numpy as np


def where_backward(g, condition):
    return g * condition, g * ~condition


def clip_backward(g, x, low, high):
    return g * (x >= low) * (x <= high)


def repaired(x):
    return np.where(x > 0, x, np.ones(x.shape))


def safe_sqrt(x):
    return np.where(x > 0, np.sqrt(repaired(x)), np.zeros(x.shape))


def safe_log(x):
    z = np.log(repaired(x))
    return np.where(x > 0, z, 0)
