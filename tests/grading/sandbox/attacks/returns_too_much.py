import numpy as np


def backward(g, x, y):
    return np.broadcast_to(1.0, (100_000, 100_000)), g


# status: failed
