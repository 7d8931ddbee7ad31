"""Forgets the slope of tanh."""


def backward(g, x, w, u, h):
    da = g @ u
    return g + da @ w, da.T @ x, g.T @ h


# diagnosis: SLOPE_FORGOTTEN
