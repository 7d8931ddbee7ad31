import math
import numpy as np
def ln(v):
    low, high = -60.0, 60.0
    for _ in range(80):
        m = (low + high) / 2
        e = math.exp(m)
        if e > v:
            high = m
        else:
            low = m
    return low
def baydin_trace(x1, x2):
    l, p, s = ln(x1), x1 * x2, np.sin(x2)
    v = np.array([x1, x2, l, p, s, l + p, l + p - s])
    d = 1 / x1
    c = np.cos(x2)
    return v, np.array([1, 0, d, x2, 0, d + x2, d + x2]), np.array([d + x2, x1 - c, 1, 1, -1, 1, 1])
