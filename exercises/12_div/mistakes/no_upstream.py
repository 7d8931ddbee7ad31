"""The slopes alone, without what comes from above."""


def backward(x, y):
    return 1 / y, -x / y**2


# diagnosis: NO_UPSTREAM
