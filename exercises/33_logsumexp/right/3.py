import numpy as np


def backward(g, x, axis):
    top = np.max(x, axis, keepdims=True)
    log_share = x - top - np.log(np.exp(x - top).sum(axis, keepdims=True))
    return np.exp(log_share) * np.expand_dims(g, axis)
