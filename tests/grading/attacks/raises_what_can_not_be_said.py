class Unsaid(Exception):
    def __str__(self):
        raise Unsaid


def backward(g, x, y):
    raise Unsaid


# status: crashed
