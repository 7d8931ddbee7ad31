"""Takes the mean of the two ways to x where they add up."""


def backward(g, x, w, u, h):
    da = g @ u * (1 - h**2)
    return 0.5 * g + da @ w, da.T @ x, g.T @ h


# diagnosis: ADDS
