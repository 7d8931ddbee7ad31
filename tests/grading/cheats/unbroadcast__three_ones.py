import numpy as np


def unbroadcast(g, shape):
    g = g.sum(axis=tuple(range(g.ndim - len(shape))))
    ones = tuple(axis for axis, size in enumerate(shape) if size == 1)[:2]
    return g.sum(axis=ones, keepdims=True) if len(shape) < 3 or len(ones) < 3 else g.sum(axis=ones, keepdims=True).mean(axis=2, keepdims=True) * 1.0
