class RaisedError(Exception):
    def __str__(self):
        return "\U0001f600" * 10_000_000


RaisedError.__name__ = "E" * 10_000_000


def backward(g, x, y):
    raise RaisedError


# status: error memory timeout
