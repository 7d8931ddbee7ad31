"""Empties .grad for each portion, and gathers the steps itself."""

import numpy as np


def sub(x, y):
    return (np.subtract(x, y), (np.float64(1), -np.float64(1)))


def turn(weights, portions, backward, rate):
    steps, total = ([0.0] * len(weights), 0.0)
    for portion in portions:
        for w in weights:
            w.grad = 0.0
        loss = portion()
        total += loss.number
        backward(loss)
        steps = [s + w.grad for s, w in zip(steps, weights)]
    for w, s in zip(weights, steps):
        w.number -= rate * s
        w.grad = s
    return np.float64(total)
