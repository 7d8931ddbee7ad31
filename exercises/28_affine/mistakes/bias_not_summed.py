"""The bias gets g as it is: one row per example."""


def backward(g, x, w):
    return g @ w.T, x.T @ g, 1 * g


# diagnosis: UNBROADCAST_MISSING
