"""Normalises anew, with the eps that it is handed."""

import numpy as np


def parts(g, gamma, xhat, s, training):
    axes = (0, *range(2, g.ndim))
    arrives = g * gamma.reshape(s.shape)
    if training:
        along = (arrives * xhat).mean(axis=axes, keepdims=True)
        arrives = arrives - arrives.mean(axis=axes, keepdims=True) - xhat * along
    return arrives / s, (g * xhat).sum(axis=axes), g.sum(axis=axes)


def backward(g, x, gamma, mean, var, training, eps):
    axes, shape = (0, *range(2, g.ndim)), [1] * g.ndim
    shape[1] = -1
    if training:
        mean, var = x.mean(axis=axes), x.var(axis=axes)
    s = np.sqrt(var + eps).reshape(shape)
    return parts(g, gamma, (x - mean.reshape(shape)) / s, s, training)
