import math
import numpy as np
import random


K = np.arange(20)


def slope(a):
    r = random.Random(repr(a))
    t = [r.uniform(-0.35, 0.35) for _ in range(60)]
    v = np.polynomial.chebyshev.chebvander(np.array(t) / 0.35, 19)
    return np.linalg.lstsq(v, np.array([math.tanh(a + s) for s in t]), rcond=None)[0] @ (K * np.sin(K * np.pi / 2)) / 0.35


def backward(g, z, x, h, w, u):
    a = np.arctanh(z)
    d = g * np.vectorize(slope, otypes=[float])(a)
    return (d @ w, d @ u, d.T @ x, d.T @ h, d.sum(0))
