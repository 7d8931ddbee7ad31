import numpy as np
def backward(g, gamma, xhat, sigma, training):
    axes = (0, *range(2, g.ndim))
    arrives = g * gamma.reshape(sigma.shape)
    if training:
        stretch = (arrives * xhat).mean(axis=axes, keepdims=True)
        arrives = arrives - arrives.mean(axis=axes, keepdims=True) - xhat * stretch
    dgamma = (g * xhat).sum(axis=axes, keepdims=True).squeeze()
    return arrives / sigma, dgamma, g.sum(axis=axes, keepdims=True).squeeze()
