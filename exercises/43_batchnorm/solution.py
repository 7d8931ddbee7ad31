"""In training it is layer normalisation over other axes; afterwards mean and variance don't hear x at all.

gamma and beta are used at every place of every example, in both lives: they collect from all of them.
"""


def backward(g, gamma, xhat, sigma, training):
    axes = (0, *range(2, g.ndim))
    arrives = g * gamma.reshape(sigma.shape)
    if training:
        stretch = (arrives * xhat).mean(axis=axes, keepdims=True)
        arrives = arrives - arrives.mean(axis=axes, keepdims=True) - xhat * stretch
    return arrives / sigma, (g * xhat).sum(axis=axes), g.sum(axis=axes)
