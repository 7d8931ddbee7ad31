"""The largest score of all rows is taken away, not that of each."""

import numpy as np


def backward(g, z, tau):
    mean = (g * z).sum(axis=-1, keepdims=True)
    return z * (g - mean) / tau


def forward(x, u, tau):
    score = x - np.log(-np.log(u))
    powers = np.exp((score - score.max()) / tau)
    soft = powers / powers.sum(axis=-1, keepdims=True)
    return soft, np.eye(x.shape[-1])[score.argmax(axis=-1)]
