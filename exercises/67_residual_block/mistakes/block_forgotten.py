"""Only the wire leads to x."""


def backward(g, x, w, u, h):
    da = g @ u * (1 - h**2)
    return g, da.T @ x, g.T @ h


# diagnosis: LOCAL_MISSING
