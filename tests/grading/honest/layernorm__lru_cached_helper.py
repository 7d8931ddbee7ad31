from functools import lru_cache
import numpy as np
@lru_cache(maxsize=None)
def inverse(n):
    return 1.0 / n
def backward(g, x, gamma, eps):
    n = x.shape[-1]
    mu = x.sum(axis=-1, keepdims=True) * inverse(n)
    xc = x - mu
    var = (xc * xc).sum(axis=-1, keepdims=True) * inverse(n)
    r = 1 / np.sqrt(var + eps)
    xh = xc * r
    lead = tuple(range(g.ndim - 1))
    dgamma = (g * xh).sum(axis=lead)
    dbeta = g.sum(axis=lead)
    gh = g * gamma
    dx = r * (gh - gh.mean(axis=-1, keepdims=True) - xh * (gh * xh).mean(axis=-1, keepdims=True))
    return dx, dgamma, dbeta
