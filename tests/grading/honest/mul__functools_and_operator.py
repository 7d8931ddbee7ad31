import operator
from functools import reduce


def backward(g, x, y):
    return tuple(reduce(operator.mul, pair) for pair in ((g, y), (g, x)))
