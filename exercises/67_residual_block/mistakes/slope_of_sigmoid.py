"""Takes the slope of the sigmoid."""


def backward(g, x, w, u, h):
    da = g @ u * h * (1 - h)
    return g + da @ w, da.T @ x, g.T @ h


# diagnosis: SIGMOID_FOR_TANH
