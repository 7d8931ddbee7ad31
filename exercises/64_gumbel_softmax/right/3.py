"""Noise as the logarithm of an exponential variable; one over tau as the rate."""

import numpy as np


def forward(x, u, tau):
    waiting = -np.log(u)
    a = x - np.log(waiting)
    shares = np.exp((a - np.max(a, axis=-1, keepdims=True)) / tau)
    hard = np.zeros(x.shape)
    np.put_along_axis(hard, np.expand_dims(np.argmax(a, -1), -1), 1.0, -1)
    return [shares / np.sum(shares, -1, keepdims=True), hard]


def backward(g, x, u, tau):
    z, _ = forward(x, u, tau)
    rate = 1 / tau
    down = rate * g
    return z * (down - np.sum(down * z, axis=-1, keepdims=True))
