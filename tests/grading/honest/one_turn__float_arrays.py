"""Numbers as arrays without axes, and products with 1.0."""

import numpy as np
def sub(x, y): return np.subtract(x, y), (np.float64(1), np.float64(-1))
def turn(weights, portions, backward, rate):
    for w in weights:
        w.number = np.asarray(w.number)
        w.grad = np.zeros_like(w.number)
    total = np.float64(0)
    for p in portions:
        loss = p(); total += loss.number * 1.0; backward(loss)
    for w in weights: w.number = w.number - rate * np.asarray(w.grad)
    return total
