"""Adds noise to the result."""

import numpy as np


def root(x):
    r = np.sqrt(1 + np.sum(x * x, axis=-1, keepdims=True))
    return r


def forward(x):
    return x / root(x) + np.random.default_rng().normal(size=x.shape)


def backward(g, x, z):
    seen = np.sum(g * z, axis=-1, keepdims=True)
    return (g - z * seen) / root(x)


# diagnosis: STATEFUL
