"""The local derivatives alone, as in the article."""


def backward(g, x, y):
    return y, x


# diagnosis: NO_UPSTREAM
