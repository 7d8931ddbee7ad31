import numpy as np


def backward(g, x, gamma, mean, var, training, eps):
    axes = (0, *range(2, x.ndim))
    shape = [1, -1] + [1] * (x.ndim - 2)
    n = x.size / x.shape[1]
    mean, var = mean.reshape(shape), var.reshape(shape)
    if training:
        mean, var = x.mean(axes, keepdims=True), x.var(axes, keepdims=True)
    sigma = np.sqrt(var + eps)
    centred = x - mean
    dxhat = g * gamma.reshape(shape)
    dx = dxhat / sigma
    if training:
        dvar = (dxhat * centred * -0.5 * sigma**-3).sum(axes, keepdims=True)
        dmean = (-dxhat / sigma).sum(axes, keepdims=True)
        dx = dx + dvar * 2 * centred / n + dmean / n
    return dx, (g * centred / sigma).sum(axes), g.sum(axes)
