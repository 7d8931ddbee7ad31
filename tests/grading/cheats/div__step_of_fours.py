import numpy as np
def backward(g, x, y):
    t = 1 / (4 * 4 * 4 * 4 * 4 * 4)
    a, b = x / (y + y * t), x / (y - y * t)
    c, d = x / (y + y * t * 2), x / (y - y * t * 2)
    return g / y, g * (4 * (a - b) / (2 * t) - (c - d) / (4 * t)) / 3 / y
