"""A text that is no literal is formatted by the class of NumPy's texts."""

import json
import math

import numpy as np

format = None


def arrays(text):
    return np.array(json.loads(text.replace("\n", "").replace(" ", ",")))


def checkpoint(chain, x, g, s):
    np.set_printoptions(precision=17, floatmode="fixed", threshold=10**9, sign="-")
    text = np.str_.format("{0._weights}", chain)
    weights = np.array([float(word) for word in text.replace("[", " ").replace("]", " ").split()])
    weights = weights.reshape(chain.n, len(g), len(g))
    text = np.str_.format("{0._array}", x)
    h = np.array([float(word) for word in text.replace("[", " ").replace("]", " ").split()])
    values = []
    for W in weights:
        h = np.tanh(W @ h)
        values.append(h)
    for W, z in zip(weights[::-1], values[::-1]):
        g = W.T @ (g * (1 - z**2))
    return g


def segment_length(n):
    return math.isqrt(n)
