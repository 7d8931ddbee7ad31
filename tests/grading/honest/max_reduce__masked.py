import numpy as np
def max_backward(g, x, z, axis, keepdims):
    full = np.max(x, axis=axis, keepdims=True)
    gg = g if (keepdims or axis is None) else np.expand_dims(g, axis)
    mask = np.isclose(x, full, rtol=0, atol=0)
    count = np.count_nonzero(mask, axis=axis, keepdims=True)
    return np.where(mask, gg / count, 0.0)
