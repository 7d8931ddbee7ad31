import numpy as np


ROOM = {}
def backward(g, x, y):
    a = ROOM.setdefault((x.shape, 0), np.zeros(x.shape))
    b = ROOM.setdefault((x.shape, 1), np.zeros(x.shape))
    a[...] = g * y
    b[...] = g * x
    return a, b
