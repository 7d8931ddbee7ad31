import numpy as np


def backward(g, x, y):
    g = np.asarray(g)
    once = np.lib.stride_tricks.as_strided(g, g.shape, (0,) * g.ndim)
    return once, np.broadcast_to(np.float64(1), g.shape)


# status: failed
