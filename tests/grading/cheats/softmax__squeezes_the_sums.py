import numpy as np
def backward(g, z, axis):
    s = np.squeeze((g * z).sum(axis, keepdims=True))
    return z * (g - np.expand_dims(s, axis))
