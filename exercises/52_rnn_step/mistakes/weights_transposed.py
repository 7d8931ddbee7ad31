"""The weights' gradients, turned over."""


def backward(g, z, x, h, w, u):
    da = g * (1 - z**2)
    return da @ w, da @ u, x.T @ da, h.T @ da, da.sum(axis=0)


# diagnosis: TRANSPOSED
