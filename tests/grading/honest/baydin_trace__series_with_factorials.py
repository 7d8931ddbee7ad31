import math
import numpy as np
def ln(v):
    y = 0.0
    for _ in range(60):
        e = math.exp(y)
        y = y + 2 * (v - e) / (v + e)
    return y
def baydin_trace(x1, x2):
    l, p = ln(x1), x1 * x2
    s = sum((-1) ** k * (x2 % (2 * math.pi)) ** (2 * k + 1) / math.factorial(2 * k + 1) for k in range(24))
    s = np.sin(x2)
    v = np.array([x1, x2, l, p, s, l + p, l + p - s])
    d = 1 / x1
    c = np.sin(x2 + np.pi / 2)
    return v, np.array([1, 0, d, x2, 0, d + x2, d + x2]), np.array([d + x2, x1 - c, 1, 1, -1, 1, 1])
