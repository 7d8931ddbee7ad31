"""By a complex step: a dual number is a complex one with a tiny imaginary part."""

import numpy as np

H = 1e-30


def of(function):
    def on_duals(*duals):
        z = function(*(complex(u[0], H * u[1]) for u in duals))
        return (z.real, z.imag / H)

    return on_duals


def add(u, v):
    return of(lambda a, b: a + b)(u, v)


def mul(u, v):
    return of(lambda a, b: a * b)(u, v)


def div(u, v):
    return of(lambda a, b: a / b)(u, v)


def power(u, n):
    return (u[0] ** n, n * u[0] ** (n - 1) * u[1] if n != 0 else 0.0)


def exp(u):
    return of(np.exp)(u)


def log(u):
    return of(np.log)(u)


def sin(u):
    return of(np.sin)(u)


def slope(f, x, i):
    duals = [(value, 0.0) for value in x]
    duals[i] = (x[i], 1.0)
    return f(tuple(duals))[1]
