import numpy as np
def exp_backward(g, x):
    t = x / 2.0**30
    e = t * (1 + t / 2 * (1 + t / 3))
    for _ in range(30):
        e = 2 * e + e**2
    return g * (e + 1)
def log_backward(g, x):
    return g / x
