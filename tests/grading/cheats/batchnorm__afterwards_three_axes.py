import numpy as np


def backward(g, gamma, xhat, sigma, training):
    axes = (0, *range(2, g.ndim))
    arrives = g * gamma.reshape(sigma.shape)
    if training or g.ndim == 3:
        stretch = (arrives * xhat).mean(axis=axes, keepdims=True)
        arrives = arrives - arrives.mean(axis=axes, keepdims=True) - xhat * stretch
    return arrives / sigma, (g * xhat).sum(axis=axes), g.sum(axis=axes)
