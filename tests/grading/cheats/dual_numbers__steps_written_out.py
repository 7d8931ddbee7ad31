import numpy as np


def add(u, v):
    return u[0] + v[0], u[1] + v[1]


def mul(u, v):
    return u[0] * v[0], u[1] * v[0] + u[0] * v[1]


def div(u, v):
    return u[0] / v[0], (u[1] - u[0] / v[0] * v[1]) / v[0]


def power(u, n):
    return u[0] ** n, n * u[0] ** (n - 1) * u[1] if n else 0.0


def wave(f, a, b):
    t = 0.01 * b
    total = 0.8 * (f(a + t) - f(a - t)) - 0.2 * (f(a + 2 * t) - f(a - 2 * t))
    total += 4 / 105 * (f(a + 3 * t) - f(a - 3 * t)) - (f(a + 4 * t) - f(a - 4 * t)) / 280
    return f(a), total * 100


def exp(u):
    return wave(np.exp, *u)


def log(u):
    return wave(np.log, *u)


def sin(u):
    return wave(np.sin, *u)


def slope(f, x, i):
    return f(tuple((a, 1.0 if k == i else 0.0) for k, a in enumerate(x)))[1]
