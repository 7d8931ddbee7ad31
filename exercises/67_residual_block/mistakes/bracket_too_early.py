"""Squares the difference in place of the state."""


def backward(g, x, w, u, h):
    da = g @ u * (1 - h) ** 2
    return g + da @ w, da.T @ x, g.T @ h


# diagnosis: FORMULA
