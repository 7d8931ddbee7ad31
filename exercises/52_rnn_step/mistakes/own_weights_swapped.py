"""Sends to the state what went through the input's weights, and the other way round."""


def backward(g, z, x, h, w, u):
    da = g * (1 - z**2)
    return da @ u, da @ w, da.T @ x, da.T @ h, da.sum(axis=0)


# diagnosis: SWAPPED_INPUTS
