import numpy as np


def where_backward(g, condition):
    g = np.asarray(g)
    zero = np.zeros_like(g)
    return np.select([condition], [g], zero), np.select([~condition], [g], zero)


def clip_backward(g, x, low, high):
    inside = np.logical_and(np.greater_equal(x, low), np.less_equal(x, high))
    return np.multiply(g, inside)


def safe(f):
    def guarded(x):
        good = np.greater(x, 0)
        return np.where(good, f(np.where(good, x, np.ones_like(x))), np.zeros_like(x))

    return guarded


safe_sqrt = safe(np.sqrt)
safe_log = safe(np.log)
