"""Divides the scores by tau, and adds the noise afterwards."""

import numpy as np


def forward(x, u, tau):
    score = x - np.log(-np.log(u))
    a = x / tau - np.log(-np.log(u))
    powers = np.exp(a - a.max(axis=-1, keepdims=True))
    soft = powers / powers.sum(axis=-1, keepdims=True)
    hard = np.eye(x.shape[-1])[score.argmax(axis=-1)]
    return soft, hard


def backward(g, z, tau):
    mean = (g * z).sum(axis=-1, keepdims=True)
    return z * (g - mean) / tau


# diagnosis: NOISE_NOT_HEATED
