import sys

sys.modules.clear()


def backward(g, x, y):
    return g, g


# status: failed
