"""Moving or stretching a row leaves xhat as it is, but for eps: these two parts of g are taken away.

gamma and beta were used by every row: they collect over all axes but the last.
"""


def backward(g, gamma, xhat, sigma):
    arrives = g * gamma
    shift = arrives.mean(axis=-1, keepdims=True)
    stretch = (arrives * xhat).mean(axis=-1, keepdims=True)
    in_front = tuple(range(g.ndim - 1))
    dgamma, dbeta = (g * xhat).sum(axis=in_front), g.sum(axis=in_front)
    return (arrives - shift - xhat * stretch) / sigma, dgamma, dbeta
