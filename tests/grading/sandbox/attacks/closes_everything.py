import os


def backward(g, x, y):
    os.closerange(0, 256)
    while True:
        pass


# status: crashed
