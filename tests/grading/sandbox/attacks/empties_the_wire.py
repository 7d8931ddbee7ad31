import sys

sys.modules["wire"].pack = lambda *_, **__: b"\0\0\0\0"


def backward(g, x, y):
    return g, g


# status: invalid
