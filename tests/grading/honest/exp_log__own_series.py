import numpy as np
def exp_backward(g, x):
    y, n = x / 512, 512
    term = total = np.ones_like(y)
    for k in range(1, 16):
        term = term * y / k
        total = total + term
    for _ in range(9):
        total = total * total
    return g * total
def log_backward(g, x):
    return g / x
