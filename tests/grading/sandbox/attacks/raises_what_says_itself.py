# an error whose text is its own text
class OddError(Exception):
    def __str__(self):
        return str(self)


def backward(g, x, y):
    raise OddError


# status: error
