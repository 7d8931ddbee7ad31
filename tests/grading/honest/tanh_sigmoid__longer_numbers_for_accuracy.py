import numpy as np
def tanh_backward(g, x, z):
    wide = z.astype(np.longdouble)
    return np.asarray(g * (1 - wide * wide), dtype=float)
def sigmoid_backward(g, x, z):
    wide = np.asarray(z, dtype=np.longdouble)
    return np.asarray(g * wide * (1 - wide)).astype(float)
