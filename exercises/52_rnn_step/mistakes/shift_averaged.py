"""Averages the gradient of b over the sequences."""


def backward(g, z, x, h, w, u):
    da = g * (1 - z**2)
    return da @ w, da @ u, da.T @ x, da.T @ h, da.sum(axis=0) / max(len(da), 1)


# diagnosis: MEAN_FOR_SUM
