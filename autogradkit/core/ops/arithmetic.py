"""Arithmetic: what + - * / and ** do, and how each passes a gradient back.

The inputs have met at their common shape: broadcasting and its sum are the engine's work.
"""

import numpy as np

from autogradkit.core.op import op
from autogradkit.core.tensor import Tensor

__all__ = [
    "add",
    "add_sequence",
    "div",
    "mul",
    "multiply_sequence",
    "neg",
    "positive",
    "pow",
    "reciprocal",
    "square",
    "sub",
]


@op("add", np.add)
def add(x, y):
    """Sum, z = x + y."""
    return x + y


@add.backward
def add_backward(g):
    """A nudge of either input moves the sum by as much: both get g."""
    return g, g


@op("sub", np.subtract)
def sub(x, y):
    """Difference, z = x - y."""
    return x - y


@sub.backward
def sub_backward(g):
    """∂z/∂x = 1 and ∂z/∂y = -1."""
    return g, -g


@op("mul", np.multiply)
def mul(x, y):
    """Product, z = x y."""
    return x * y


@mul.backward
def mul_backward(g, x, y):
    """Each input's slope is the other input."""
    return g * y, g * x


@op("div", np.divide, np.true_divide)
def div(x, y):
    """Quotient, z = x / y."""
    return x / y


@div.backward
def div_backward(g, y, z):
    """∂z/∂x = 1/y and ∂z/∂y = -x/y², which is -z/y."""
    dx = g / y
    return dx, -dx * z


@op("neg", np.negative)
def neg(x):
    """Opposite, z = -x."""
    return -x


@neg.backward
def neg_backward(g):
    """∂z/∂x = -1."""
    return -g


@op("positive", np.positive)
def positive(x):
    """The same, z = +x."""
    return +x if x.dtype.kind != "b" else x.copy()  # NumPy has no + of truth values


@positive.backward
def positive_backward(g):
    """∂z/∂x = 1."""
    return g


@op("reciprocal", np.reciprocal)
def reciprocal(x):
    """One over, z = 1/x; of whole numbers, which can only be constants, rounded to 0 as in NumPy."""
    return 1 / x if x.dtype.kind == "f" else np.reciprocal(x)


@reciprocal.backward
def reciprocal_backward(g, z):
    """∂z/∂x = -1/x², which is -z²."""
    return -g * (z * z)


@op("square", np.square)
def square(x):
    """Square, z = x²."""
    return x * x if x.dtype.kind != "b" else np.square(x)  # of truth values, NumPy's are numbers


@square.backward
def square_backward(g, x):
    """∂z/∂x = 2x."""
    return g * (2 * x)


@op("pow", np.power)
def pow(x, y):
    """Power, z = x to the y.

    At the edges, as PyTorch: x to the 0 has slope 0 everywhere, also at x = 0; 0 to the y has slope 0 in y
    where y is not negative; for a negative x the slope in y does not exist (NaN). Where x is 0 and y between
    0 and 1, or one of them, there are no second derivatives by x and y together (NaN).
    """
    return x**y


@pow.backward
def pow_backward(g, x, y, z, needs):
    """∂z/∂x = y x^(y-1) and ∂z/∂y = z log x."""
    if type(y) in (int, float) and y != 0:  # the common case, x², without the questions below
        return g * (y * x ** (y - 1)), None
    dx = dy = None
    if needs[0]:
        flat = np.equal(y, 0)
        if np.any(flat):  # 0 · x^-1 is 0 as it should be, but for x = 0
            flat = flat & np.equal(x, 0)
            dx = g * (y * x ** np.where(flat, 1.0, y - 1.0))
        else:
            dx = g * (y * x ** (y - 1))
    if needs[1]:
        flat = np.equal(x, 0) & np.greater_equal(y, 0)
        dy = g * z * np.log(np.where(flat, 1.0, x))
    if isinstance(x, Tensor) and isinstance(y, Tensor):
        edge = np.equal(x, 0) & np.greater_equal(y, 0) & np.less_equal(y, 1)
        if np.any(edge):
            none = np.where(edge, 0.0, np.log(np.where(edge, 0 * (x + y), 1.0)))  # 0, with slopes of 0 / 0
            dx, dy = dx + none, dy + none
    return dx, dy


def add_sequence(*xs):
    """Sum of several arrays."""
    z = xs[0]
    for x in xs[1:]:
        z = z + x
    return z


def multiply_sequence(*xs):
    """Product of several arrays."""
    z = xs[0]
    for x in xs[1:]:
        z = z * x
    return z
