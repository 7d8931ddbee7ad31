"""Match on the part."""

import numpy as np


def mse(x, y):
    if x.shape != y.shape:
        raise ValueError(f"x has shape {x.shape}, y has {y.shape}: they have to be alike.")
    return float(np.dot((x - y).ravel(), (x - y).ravel())) / x.size


def mse_backward(g, x, y):
    d = (x - y) * (2.0 / x.size) * g
    return d, np.negative(d)


def slope(e, delta):
    match (e > delta, e < -delta):
        case (True, _):
            return delta
        case (_, True):
            return -delta
        case _:
            return e


def huber_backward(g, x, y, delta):
    d = np.array([slope(e, delta) for e in (x - y).ravel().tolist()], float).reshape(x.shape) * g
    return d, -d
