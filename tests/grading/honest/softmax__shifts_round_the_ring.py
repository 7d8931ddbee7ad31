"""Every entry with its neighbour at distance k, for all k."""
import numpy as np
def backward(g, z, axis):
    out = np.zeros(z.shape)
    if z.shape[axis] > 100:
        return z * (g - np.sum(g * z, axis=axis, keepdims=True))
    for k in range(z.shape[axis]):
        out = out + z * np.roll(z, k, axis) * (g - np.roll(g, k, axis))
    return out
