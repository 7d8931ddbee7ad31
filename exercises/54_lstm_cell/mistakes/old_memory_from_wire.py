"""The old memory hears from the memory's wire only, not through the state."""

import numpy as np


def backward(g, z, x, h, c, w, u, gates):
    write, keep, new, show = np.split(gates, 4, axis=1)
    shown = np.tanh(z[1])
    dmemory = g[1] + g[0] * show * (1 - shown**2)
    dwrite = dmemory * new * write * (1 - write)
    dkeep = dmemory * c * keep * (1 - keep)
    dnew = dmemory * write * (1 - new**2)
    dshow = g[0] * shown * show * (1 - show)
    da = np.concatenate([dwrite, dkeep, dnew, dshow], axis=1)
    return da @ w, da @ u, g[1] * keep, da.T @ x, da.T @ h, da.sum(axis=0)


# diagnosis: MISSING_PATH
