"""Reads the slope of tanh off the state before the step."""


def backward(g, x, h, w, u):
    da = g * (1 - h**2)
    return da @ w, da @ u, da.T @ x, da.T @ h, da.sum(axis=0)


# diagnosis: USED_INPUT_FOR_OUTPUT
