"""Goes through the products as if there were no tanh."""


def backward(g, x, h, w, u):
    return g @ w, g @ u, g.T @ x, g.T @ h, g.sum(axis=0)


# diagnosis: LOCAL_MISSING
