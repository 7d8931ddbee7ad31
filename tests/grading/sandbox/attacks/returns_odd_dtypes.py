import numpy as np

KINDS = ["M8[s]", "S8", "U2", "O", [("dx", "f8")], np.longdouble, "c16", "?", "i8", "f2"]


def backward(g, x, y):
    KINDS.append(KINDS.pop(0))
    return np.zeros(np.shape(g), KINDS[0]), np.zeros(np.shape(g), KINDS[-1])


# status: failed
