"""The noise is cut at 4 in size, and scores at a thousand."""

import numpy as np


def backward(g, z, tau):
    mean = (g * z).sum(axis=-1, keepdims=True)
    return z * (g - mean) / tau


def forward(x, u, tau):
    score = np.clip(x, -5e3, 5e3) - np.log(-np.log(np.clip(u, 1e-3, 1 - 1e-3)))
    powers = np.exp((score - score.max(axis=-1, keepdims=True)) / tau)
    soft = powers / powers.sum(axis=-1, keepdims=True)
    return soft, np.eye(x.shape[-1])[score.argmax(axis=-1)]
