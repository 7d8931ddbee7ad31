"""All answers of a shape are one array."""

import numpy as np


def backward(g, x):
    return g * (np.abs(x) <= 1)


ROOM = {}


def forward(x):
    room = ROOM.setdefault(x.shape, np.empty(x.shape))
    room[...] = np.where(x >= 0, 1.0, -1.0)
    return room
