"""Returns the two weights' gradients in each other's place."""


def backward(g, z, x, h, w, u):
    da = g * (1 - z**2)
    return da @ w, da @ u, da.T @ h, da.T @ x, da.sum(axis=0)


# diagnosis: SWAPPED_INPUTS
