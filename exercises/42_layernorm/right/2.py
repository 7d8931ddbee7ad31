import numpy as np


def backward(g, x, gamma, eps):
    # step by step through the graph: three paths, three terms
    n = x.shape[-1]
    mean = x.mean(axis=-1, keepdims=True)
    centred = x - mean
    var = (centred**2).mean(axis=-1, keepdims=True)
    sigma = np.sqrt(var + eps)
    dxhat = g * gamma
    dsigma = -(dxhat * centred).sum(axis=-1, keepdims=True) / sigma**2
    dvar = dsigma / (2 * sigma)
    dcentred = dxhat / sigma + dvar * 2 * centred / n
    dmean = -dcentred.sum(axis=-1, keepdims=True)
    front = tuple(range(g.ndim - 1))
    return dcentred + dmean / n, (g * centred / sigma).sum(axis=front), g.sum(axis=front)
