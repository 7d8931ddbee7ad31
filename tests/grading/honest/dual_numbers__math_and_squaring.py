"""Powers by squaring, and functions of one number."""

import math


def add(u, v):
    return (u[0] + v[0], u[1] + v[1])


def mul(u, v):
    return (u[0] * v[0], u[1] * v[0] + u[0] * v[1])


def div(u, v):
    q = u[0] / v[0]
    return (q, (u[1] - q * v[1]) / v[0])


def slope(f, x, i):
    duals = tuple(((value, float(j == i)) for j, value in enumerate(x)))
    return f(duals)[1]


def exp(u):
    e = math.exp(u[0]) if u[0] < 700 else float('inf')
    return (e, e * u[1])


def log(u):
    return (math.log(u[0]), u[1] / u[0])


def sin(u):
    return (math.sin(u[0]), math.cos(u[0]) * u[1])


def power(u, n):
    if n < 0:
        return div((1.0, 0.0), power(u, -n))
    z = (1.0, 0.0)
    while n:
        if n & 1:
            z = mul(z, u)
        u = mul(u, u)
        n >>= 1
    return z
