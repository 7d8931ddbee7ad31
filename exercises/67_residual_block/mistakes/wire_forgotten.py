"""Follows the block, and forgets the wire."""


def backward(g, x, w, u, h):
    da = g @ u * (1 - h**2)
    return da @ w, da.T @ x, g.T @ h


# diagnosis: MISSING_PATH
