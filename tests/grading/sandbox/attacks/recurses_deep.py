import sys

sys.setrecursionlimit  # noqa: B018


def backward(g, x, y):
    sys.setrecursionlimit(10**9)
    loop = []
    loop.append(loop)
    return str(type("Deep", (), {"__str__": lambda self: str(self)})()), g


# status: crashed error
