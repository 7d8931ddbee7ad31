"""The step decides, the ramp learns: backward lets g through where the ramp rises, and nowhere else.

Out there the sign is settled; without the mask the numbers inside could drift off for ever.
"""

import numpy as np


def forward(x):
    return np.where(x >= 0, 1.0, -1.0)


def backward(g, x):
    return g * (np.abs(x) <= 1)

def backward(g, x):
    return np.where(np.floor((x + 1) / 2) == 0, g, 0.0)
