import numpy as np


LAST = []
def backward(g, x, y):
    for a in LAST:
        a[...] = 0
    LAST[:] = [g, x, y]
    return g * y, g * x
