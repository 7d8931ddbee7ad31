import sys


def refuse(event, arguments):
    raise RuntimeError(event)


sys.addaudithook(refuse)


def backward(g, x, y):
    return g, g


# status: error crashed invalid
