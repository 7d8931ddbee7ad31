import ctypes


def backward(g, x, y):
    ctypes.string_at(0)


# status: crashed
