"""Multiplies by the temperature."""

import numpy as np


def forward(x, u, tau):
    score = x - np.log(-np.log(u))
    powers = np.exp((score - score.max(axis=-1, keepdims=True)) * tau)
    soft = powers / powers.sum(axis=-1, keepdims=True)
    hard = np.eye(x.shape[-1])[score.argmax(axis=-1)]
    return soft, hard


def backward(g, z, tau):
    mean = (g * z).sum(axis=-1, keepdims=True)
    return z * (g - mean) / tau


# diagnosis: TEMPERATURE_MULTIPLIED
