"""1/x without dividing: y (2 - x y), again and again."""
import numpy as np
def exp_backward(g, z):
    return g * z
def log_backward(g, x):
    m, e = np.frexp(x)
    y = 48 / 17 - 32 / 17 * m
    for _ in range(6):
        y = y * (2 - m * y)
    return g * np.ldexp(y, -e)
