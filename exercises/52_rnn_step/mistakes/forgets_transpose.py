"""Multiplies by the weights as the forward does, turned over; for u that fits, and is wrong."""


def backward(g, z, x, h, w, u):
    da = g * (1 - z**2)
    return da @ w, da @ u.T, da.T @ x, da.T @ h, da.sum(axis=0)


# diagnosis: OTHER_INPUT_TRANSPOSED
