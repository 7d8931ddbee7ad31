# an error whose text is never ready
class OddError(Exception):
    def __str__(self):
        while True:
            pass


def backward(g, x, y):
    raise OddError


# status: timeout
