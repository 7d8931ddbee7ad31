"""One transpose too many at the end."""


def backward(g, x, y):
    return (g @ y.T).T, (x.T @ g).T


# diagnosis: TRANSPOSED
