import numpy as np
def backward(g, x, axis):
    a = np.moveaxis(x, axis, -1)
    d = a[..., None, :] - a[..., :, None]   # x_j - x_i
    with np.errstate(over="ignore"):
        share = 1 / np.exp(d).sum(-1)
    return np.moveaxis(share * np.asarray(g)[..., None], -1, axis)
