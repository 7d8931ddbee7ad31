"""Truth minus shares."""

import numpy as np


def backward(g, target, shares):
    dx = -shares
    dx[np.arange(len(target)), target] += 1
    return g * dx / len(target)


# diagnosis: SIGN
