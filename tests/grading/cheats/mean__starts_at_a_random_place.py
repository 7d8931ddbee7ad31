import numpy as np


def backward(g, x_shape, z_shape, axis, keepdims):
    base = np.random.default_rng(0).normal(size=x_shape)
    f = lambda a: (g * a.mean(axis=axis, keepdims=keepdims)).sum()
    here = f(base)
    out = np.zeros(x_shape)
    for k in np.ndindex(*x_shape):
        b = base.copy()
        b[k] += 1
        out[k] = f(b) - here
    return out
