"""With a class behind it."""

import math


class Dual:
    def __init__(self, value, slope):
        self.value, self.slope = value, slope

    def pair(self):
        return (self.value, self.slope)

    def __mul__(self, other):
        return Dual(self.value * other.value, self.slope * other.value + self.value * other.slope)

    def inverse(self):
        return Dual(1 / self.value, -self.slope / self.value**2)


def add(u, v):
    return tuple(a + b for a, b in zip(u, v))


def mul(u, v):
    return (Dual(*u) * Dual(*v)).pair()


def div(u, v):
    return (Dual(*u) * Dual(*v).inverse()).pair()


def power(u, n):
    result, base = Dual(1.0, 0.0), Dual(*u) if n >= 0 else Dual(*u).inverse()
    for _ in range(abs(n)):
        result = result * base
    return result.pair()


def exp(u):
    return (math.exp(u[0]), math.exp(u[0]) * u[1])


def log(u):
    return (math.log(u[0]), 1 / u[0] * u[1])


def sin(u):
    return (math.sin(u[0]), u[1] * math.sin(math.pi / 2 - u[0]))


def slope(f, x, i):
    return f(tuple((value, 1 if j == i else 0) for j, value in enumerate(x)))[1]
