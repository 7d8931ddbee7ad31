import numpy as np


def backward(g, z, axis, room={}):
    out = room.setdefault(z.shape, np.empty(z.shape))
    np.multiply(z, g - (g * z).sum(axis=axis, keepdims=True), out=out)
    return out
