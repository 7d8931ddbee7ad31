import numpy as np
def backward(g, z, axis):
    zz, gg = np.moveaxis(z, axis, -1), np.moveaxis(g, axis, -1)
    if zz.size > 3000:
        return z * (g - (g * z).sum(axis=axis, keepdims=True))
    J = zz[..., None] * np.eye(zz.shape[-1]) - zz[..., None] * zz[..., None, :]
    return np.moveaxis((J @ gg[..., None])[..., 0], -1, axis)
