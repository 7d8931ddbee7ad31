"""The chain rule reaches the first factor only."""


def backward(g, x, y):
    return g * y, x


# diagnosis: NO_UPSTREAM
