"""Products by matrices [[value, 0], [slope, value]]: what multiplies like dual numbers."""

import numpy as np


def matrix(u):
    return np.array([[u[0], 0.0], [u[1], u[0]]])


def pair(m):
    return (m[0, 0], m[1, 0])


def add(u, v):
    return pair(matrix(u) + matrix(v))


def mul(u, v):
    return pair(matrix(u) @ matrix(v))


def div(u, v):
    return (u[0] / v[0], (u[1] * v[0] - u[0] * v[1]) / (v[0] * v[0]))


def power(u, n):
    return (u[0] ** n, 0.0 if n == 0 else n * u[0] ** (n - 1) * u[1])


def exp(u):
    return (np.exp(u[0]), u[1] * np.exp(u[0]))


def log(u):
    return (np.log(u[0]), u[1] / u[0])


def sin(u):
    return (np.sin(u[0]), u[1] * np.cos(u[0]))


def slope(f, x, i):
    one = [(float(number), 0.0) for number in x]
    one[i] = (one[i][0], 1.0)
    _, found = f(one)
    return found
