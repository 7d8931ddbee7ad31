import numpy as np


def add(u, v):
    return (u[0] + v[0], u[1] + v[1])


def mul(u, v):
    return (u[0] * v[0], u[1] * v[0] + u[0] * v[1])


def div(u, v):
    return (u[0] / v[0], (u[1] * v[0] - u[0] * v[1]) / v[0] ** 2)


def power(u, n):
    return (u[0] ** n, n * u[0] ** (n - 1) * u[1] if n else 0.0)


def exp(u):
    return (np.exp(u[0]), np.exp(u[0]) * u[1])


def log(u):
    return (np.log(u[0]), u[1] / u[0])


def sin(u):
    return (np.sin(u[0]), np.cos(u[0]) * u[1])


def slope(f, x, i):
    return f(tuple((v + 1e-30j * (j == i), 0.0) for j, v in enumerate(x)))[0].imag / 1e-30
