"""Forgets the square in the slope of tanh."""


def backward(g, z, x, h, w, u):
    da = g * (1 - z)
    return da @ w, da @ u, da.T @ x, da.T @ h, da.sum(axis=0)


# diagnosis: FORMULA
