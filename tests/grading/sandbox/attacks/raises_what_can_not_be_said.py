class UnsaidError(Exception):
    def __str__(self):
        raise UnsaidError


def backward(g, x, y):
    raise UnsaidError


# status: crashed
