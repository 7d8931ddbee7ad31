"""The mean over the rows, where each of them sends its own bill."""


def backward(g, x, w):
    return g @ w.T, x.T @ g, g.mean(axis=0)


# diagnosis: MEAN_FOR_SUM
