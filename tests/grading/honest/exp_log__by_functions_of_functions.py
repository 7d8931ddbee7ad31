import numpy as np


def times(slope):
    def backward(g, **named):
        (only,) = named.values()
        return g * slope(only)

    return backward


def exp_backward(g, z):
    return times(lambda z: z)(g, z=z)


def log_backward(g, x):
    return times(np.reciprocal)(g, x=x)
