import numpy as np


def forward(x):
    f = lambda y: y + y ** 3 - x
    a, b = (np.zeros_like(x), x / (1 + x * x))
    fa, fb = (f(a), f(b))
    for _ in range(60):
        d = fb - fa
        ok = (d != 0) & (a != b)
        c = np.where(ok, b - fb * (b - a) / np.where(ok, d, 1), b)
        a, fa, b, fb = (b, fb, c, f(c))
    return b


def backward(g, x):
    y = forward(x)
    return g / (1 + 3 * y * y)
