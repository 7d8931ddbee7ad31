import numpy as np
def show(a):
    print('shape %s mean %.3f' % (a.shape, a.mean() if a.size else 0))
    print('loss %d/%d' % (1, 2))

def backward(g, z, axis):
    show(g)
    return z * (g - (g * z).sum(axis=axis, keepdims=True))
