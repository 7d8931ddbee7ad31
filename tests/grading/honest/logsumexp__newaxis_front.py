import numpy as np
def backward(g, x, z, axis):
    t = np.swapaxes(x, 0, axis)
    zz = z if axis in (0, -x.ndim) else np.expand_dims(z, axis).swapaxes(0, axis)[0]
    gg = g if axis in (0, -x.ndim) else np.expand_dims(g, axis).swapaxes(0, axis)[0]
    return np.swapaxes(gg * np.exp(t - zz), 0, axis)
