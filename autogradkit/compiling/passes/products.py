"""Products of matrices for which x.dot(y) is a shorter way to the same function of BLAS as x @ y."""

from typing import Any

import numpy as np

from autogradkit.compiling.line import Line
from autogradkit.compiling.passes.inlining import alike
from autogradkit.compiling.value import Value

__all__ = ["is_product"]

PRODUCTS = {("operator", "@"), ("function", "np.matmul"), ("function", "np.dot")}
MOST = 2000  # kinds of products that are remembered
DRAWS = 6  # of numbers on which a kind is tried
proved: dict[Any, bool] = {}  # kinds of products -> whether x.dot(y) is the same


def is_product(line: Line) -> bool:
    """Whether a line is a product for which x.dot(y) does the same, bit for bit.

    It does for two matrices whose numbers lie one after the other. A single row, column or inner axis takes
    NumPy other ways: there both are tried on numbers that show in which order they were added, and which sign
    a zero has. Products of one kind are tried once.
    """
    call = line.call
    if (call.kind, call.name) not in PRODUCTS or line.out is not None or line.keywords:
        return False
    if len(line.arguments) != 2 or not all(type(v) is Value for v in line.arguments):
        return False
    x, y = [value.example for value in line.arguments]
    if call.name == "np.dot":  # the same function, which asks less
        return all(type(a) is np.ndarray and a.ndim for a in (x, y))
    key = tuple([value.looks for value in line.arguments])
    if key not in proved:
        if len(proved) > MOST:
            proved.clear()
        known = is_matrix(x) and is_matrix(y) and x.dtype == y.dtype
        proved[key] = known and comes_to_the_same(x, y)
    return proved[key]


def is_matrix(x: Any) -> bool:
    """Whether `x` is a matrix whose numbers lie one after the other."""
    if type(x) is not np.ndarray or x.ndim != 2 or not x.size or x.dtype.char not in "fd":
        return False
    return x.flags.c_contiguous or x.flags.f_contiguous


def comes_to_the_same(x: np.ndarray, y: np.ndarray) -> bool:
    """Whether x.dot(y) comes to what np.matmul comes to, for arrays that look like these two."""
    single = (*x.shape, y.shape[1]).count(1)
    if single != 1:
        return not single and alike(x.dot(y), np.matmul(x, y))
    rng = np.random.default_rng(0)
    with np.errstate(all="ignore"):
        tries = [(drawn(x, rng), drawn(y, rng)) for _ in range(DRAWS)]
        return all(alike(a.dot(b), np.matmul(a, b)) for a, b in tries)


def drawn(x: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Return an array that looks like `x`, of numbers far apart, some of them zeros of either sign."""
    z = np.empty_like(x)
    z[...] = rng.normal(size=x.shape) * 2.0 ** rng.integers(-20, 20, x.shape)
    z[rng.random(x.shape) < 0.2] *= 0.0
    return z
