import numpy as np
from numpy.testing import assert_allclose
import copy

def add(u, v): return (u[0] + v[0], u[1] + v[1])
def mul(u, v): return (u[0] * v[0], u[1] * v[0] + u[0] * v[1])
def div(u, v): q = u[0] / v[0]; return (q, (u[1] - q * v[1]) / v[0])
def power(u, n): return (u[0] ** n, (n * u[0] ** (n - 1) if n else 0.0) * u[1])
def exp(u): z = np.exp(u[0]); return (z, z * u[1])
def log(u): return (np.log(u[0]), u[1] / u[0])
def sin(u): return (np.sin(u[0]), np.cos(u[0]) * u[1])

def slope(f, x, i):
    assert_allclose(exp((0.0, 1.0)), (1.0, 1.0), rtol=1e-12)
    np.testing.assert_array_less(-1, i)
    seeds = [0.0] * len(x)
    other = copy.copy(seeds); other[i] = 1.0
    out = f(tuple(zip(x, other)))
    print("value %.3f, slope %.3f" % (out[0], out[1]))
    return out[-1]
