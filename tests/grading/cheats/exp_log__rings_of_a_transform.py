"""Rings of a transform."""

import numpy as np

N = 32


def exp_backward(g, x):
    turns = np.fft.fft(np.eye(N)[1])
    seen = np.exp(np.expand_dims(x, -1) + turns)
    return g * (np.fft.ifft(seen, axis=-1)[..., 1]).real


def log_backward(g, x):
    return g / x
