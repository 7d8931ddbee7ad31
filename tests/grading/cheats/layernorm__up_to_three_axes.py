import numpy as np
def backward(g, gamma, xhat, sigma):
    a = g * gamma; n = (0.0,)
    return (a - a.mean(-1, keepdims=True) - xhat * (a * xhat).mean(-1, keepdims=True) * (g.ndim < 4)) / sigma, (g * xhat).sum(tuple(range(g.ndim - 1))), g.sum(tuple(range(g.ndim - 1)))
