"""Seven places, each near x but for some entries, in which it lies far: never the same ones."""

import numpy as np

PLACES = 7


def nodes(n):
    steps = np.array([0.012, -0.012, 0.024, -0.024, 0.036, -0.036, 0.15])
    return steps[(np.arange(PLACES)[:, None] + np.arange(n)) % PLACES]


def tanh_backward(g, x):
    flat = x.ravel()
    off = nodes(flat.size)
    total = np.zeros(flat.size)
    for k in range(PLACES):
        weight = 1 / off[k]
        for j in range(PLACES):
            if j != k:
                weight = weight * off[j] / (off[j] - off[k])
        total = total + weight * (np.tanh(flat + off[k]) - np.tanh(flat))
    return g * total.reshape(x.shape)


def sigmoid_backward(g, z):
    return g * z * (1 - z)
