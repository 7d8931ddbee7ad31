import time


def backward(g, x, y):
    time.sleep(3600)


# status: timeout
