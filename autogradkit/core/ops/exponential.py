"""Exponentials, logarithms and roots: each number on its own."""

import math

import numpy as np

from autogradkit.core.op import op

__all__ = ["cbrt", "exp", "exp2", "expm1", "log", "log1p", "log2", "log10", "logaddexp", "logaddexp2", "sqrt"]

log_2, log_10 = math.log(2), math.log(10)


@op("exp", np.exp)
def exp(x):
    """Exponential, z = e^x."""
    return np.exp(x)


@exp.backward
def exp_backward(g, z):
    """The exponential is its own slope."""
    return g * z


@op("log", np.log)
def log(x):
    """Natural logarithm, z = log x; at 0 the slope is infinite."""
    return np.log(x)


@log.backward
def log_backward(g, x):
    """∂z/∂x = 1/x."""
    return g / x


@op("sqrt", np.sqrt)
def sqrt(x):
    """Square root, z = √x; at 0 the slope is infinite."""
    return np.sqrt(x)


@sqrt.backward
def sqrt_backward(g, z):
    """∂z/∂x = 1 / (2√x), which is 1 / 2z."""
    return g / (2 * z)


@op("cbrt", np.cbrt)
def cbrt(x):
    """Cube root; at 0 the slope is infinite."""
    return np.cbrt(x)


@cbrt.backward
def cbrt_backward(g, z):
    """∂z/∂x = 1 / 3z²."""
    return g / (3 * z * z)


@op("exp2", np.exp2)
def exp2(x):
    """Two to the x."""
    return np.exp2(x)


@exp2.backward
def exp2_backward(g, z):
    """∂z/∂x = z log 2."""
    return g * (z * log_2)


@op("expm1", np.expm1)
def expm1(x):
    """Exponential less one, z = e^x - 1, exact also for tiny x."""
    return np.expm1(x)


@expm1.backward
def expm1_backward(g, z):
    """∂z/∂x = e^x, which is z + 1."""
    return g * (z + 1)


@op("log1p", np.log1p)
def log1p(x):
    """Logarithm of one plus x, exact also for tiny x; at -1 the slope is infinite."""
    return np.log1p(x)


@log1p.backward
def log1p_backward(g, x):
    """∂z/∂x = 1 / (1 + x)."""
    return g / (1 + x)


@op("log2", np.log2)
def log2(x):
    """Logarithm to base 2; at 0 the slope is infinite."""
    return np.log2(x)


@log2.backward
def log2_backward(g, x):
    """∂z/∂x = 1 / (x log 2)."""
    return g / (x * log_2)


@op("log10", np.log10)
def log10(x):
    """Logarithm to base 10; at 0 the slope is infinite."""
    return np.log10(x)


@log10.backward
def log10_backward(g, x):
    """∂z/∂x = 1 / (x log 10)."""
    return g / (x * log_10)


@op("logaddexp", np.logaddexp)
def logaddexp(x, y):
    """Smooth maximum of two, z = log(e^x + e^y), without overflow; of two -∞ the slope is NaN."""
    return np.logaddexp(x, y)


@logaddexp.backward
def logaddexp_backward(g, x, y, z):
    """Each gets its share of the sum, e^x / (e^x + e^y)."""
    return g * np.exp(x - z), g * np.exp(y - z)


@op("logaddexp2", np.logaddexp2)
def logaddexp2(x, y):
    """The same with base 2, z = log2(2^x + 2^y)."""
    return np.logaddexp2(x, y)


@logaddexp2.backward
def logaddexp2_backward(g, x, y, z):
    """Each gets its share of the sum, 2^x / (2^x + 2^y)."""
    return g * np.exp2(x - z), g * np.exp2(y - z)
