from collections import namedtuple
from math import *
import numpy as np
Dual = namedtuple("Dual", "value, slope")
def _d(u): return Dual._make(u)
def add(u, v): u, v = _d(u), _d(v); return Dual(u.value + v.value, u.slope + v.slope)
def mul(u, v): u, v = _d(u), _d(v); return Dual(u.value * v.value, u.slope * v.value + u.value * v.slope)
def div(u, v): return mul(u, (1 / v[0], -v[1] / v[0] ** 2))
def power(u, n): return Dual(u[0] ** n, 0.0 if n == 0 else n * u[0] ** (n - 1) * u[1])
def exp(u): e = np.exp(u[0]); return Dual(e, e * u[1])
def log(u): return Dual(np.log(u[0]), u[1] / u[0])
def sin(u): return Dual(np.sin(u[0]), np.cos(u[0]) * u[1])
def slope(f, x, i):
    start = [Dual(v, 0.0) for v in x]
    start[i] = start[i]._replace(slope=1.0)
    return f(tuple(start))[1]
