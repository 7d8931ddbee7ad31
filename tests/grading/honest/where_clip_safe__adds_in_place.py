"""`*=` and `+=` on what was traced."""

import numpy as np
def where_backward(g, condition):
    return g * condition * 1.0, g * (1 - condition)
def clip_backward(g, x, low, high):
    return g * ((x >= low) & (x <= high)) * 1.0

def safe_sqrt(x):
    ok = x > 0
    z = np.sqrt(np.where(ok, x, 1.0)) * 1.0
    z *= ok
    return z
def safe_log(x):
    total = np.log(np.where(x > 0, x, 1.0))
    total += 0.0
    return total
