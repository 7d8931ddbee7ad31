import numpy as np


def relu_backward(g, x):
    a = x * 1.25
    b = x / 1.25
    up = np.maximum(a, 0)
    down = np.clip(b, 0, None)
    return g * (up - down) / (a - b + (x == 0))


def leaky_relu_backward(g, x, slope):
    return np.where(x > 0, g, g * slope)


def abs_backward(g, x):
    return g * np.sign(x)
