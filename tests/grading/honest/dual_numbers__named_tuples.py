"""Dual numbers with names for their parts."""

from typing import NamedTuple
import numpy as np


def exp(u):
    z = np.exp(u[0])
    return (z, z * u[1])


def log(u):
    return (np.log(u[0]), u[1] / u[0])


def sin(u):
    return (np.sin(u[0]), np.cos(u[0]) * u[1])


class D(NamedTuple):
    value: float
    slope: float


def add(u, v):
    return D(u[0] + v[0], u[1] + v[1])


def mul(u, v):
    (a, da), (b, db) = (u, v)
    return D(a * b, a * db + b * da)


def power(u, n):
    a, da = u
    return D(1.0, 0.0) if n == 0 else D(a ** n, n * da * (a ** (n - 1) if n != 1 else 1))


def div(u, v):
    return mul(u, power(v, -1))


def slope(f, x, i):
    return f(tuple((D(v, 1.0 if k == i else 0.0) for k, v in enumerate(x)))).slope if False else f(tuple((D(v, float(k == i)) for k, v in enumerate(x))))[1]
