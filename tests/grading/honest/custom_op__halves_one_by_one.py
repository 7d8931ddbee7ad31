import math
import numpy as np


def solve(c):
    a, b = (-5.0, 5.0)
    while b - a > 1e-15 * (1 + abs(a)):
        m = (a + b) / 2
        if m == a or m == b:
            break
        if m + 0.5 * math.sin(m) < c:
            a = m
        else:
            b = m
    return a


def forward(x):
    return np.array([solve(c) for c in x.ravel().tolist()]).reshape(x.shape)


def backward(g, x):
    return g / (1 + 0.5 * np.cos(forward(x)))
