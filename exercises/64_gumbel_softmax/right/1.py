"""In logarithms all the way."""

import numpy as np


def forward(x, u, tau):
    a = (x - np.log(-np.log(u))) / tau
    top = a.max(-1, keepdims=True)
    logs = a - top - np.log(np.sum(np.exp(a - top), -1, keepdims=True))
    return np.exp(logs), (a == top).astype(float)


def backward(g, z, tau):
    return (g * z - z * np.einsum("...k,...k->...", g, z)[..., None]) / tau
