import numpy as np
SLOPES = {"relu": (0.0, 1.0), "abs": (-1.0, 1.0)}
def by_sign(x, table):
    low, high = table
    out = np.zeros_like(x)
    out[x < 0] = low
    out[x > 0] = high
    return out
def relu_backward(g, x):
    return g * by_sign(x, SLOPES["relu"])
def leaky_relu_backward(g, x, slope):
    m = by_sign(x, (slope, 1.0)); m[x == 0] = slope
    return g * m
def abs_backward(g, x):
    return g * by_sign(x, SLOPES["abs"])
