"""Pointwise functions: each number on its own."""

import numpy as np

from autogradkit.core.op import op

__all__ = [
    "abs",
    "cos",
    "exp",
    "log",
    "maximum",
    "minimum",
    "relu",
    "sigmoid",
    "sin",
    "sqrt",
    "tanh",
    "where",
]


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


@op("sin", np.sin)
def sin(x):
    """Sine of an angle in radians."""
    return np.sin(x)


@sin.backward
def sin_backward(g, x):
    """∂z/∂x = cos x."""
    return g * np.cos(x)


@op("cos", np.cos)
def cos(x):
    """Cosine of an angle in radians."""
    return np.cos(x)


@cos.backward
def cos_backward(g, x):
    """∂z/∂x = -sin x."""
    return -g * np.sin(x)


@op("tanh", np.tanh)
def tanh(x):
    """Hyperbolic tangent, z = tanh x, between -1 and 1."""
    return np.tanh(x)


@tanh.backward
def tanh_backward(g, z):
    """∂z/∂x = 1 - tanh² x, which the output already knows as 1 - z²."""
    return g * (1 - z * z)


@op("sigmoid")
def sigmoid(x):
    """Logistic function, z = 1 / (1 + e^-x), between 0 and 1; the exponential never overflows."""
    e = np.exp(-np.abs(x))
    return np.where(x >= 0, 1, e) / (1 + e)


@sigmoid.backward
def sigmoid_backward(g, z):
    """∂z/∂x = z (1 - z)."""
    return g * (z * (1 - z))


@op("relu")
def relu(x):
    """Rectifier, z = max(x, 0); at the kink x = 0 the slope is 0, as in PyTorch."""
    return np.maximum(x, 0)


@relu.backward
def relu_backward(g, z):
    """The gradient passes where the input did."""
    return g * (z > 0)


@op("abs", np.absolute, np.fabs)
def abs(x):
    """Absolute value; at the kink x = 0 the slope is 0."""
    return np.abs(x)


@abs.backward
def abs_backward(g, x):
    """∂z/∂x is x's sign."""
    return g * np.sign(x)


@op("maximum", np.maximum)
def maximum(x, y):
    """The larger of two; at a tie each gets half of the gradient."""
    return np.maximum(x, y)


@maximum.backward
def maximum_backward(g, x, y):
    """The gradient goes to the winner."""
    to_x = np.where(x == y, 0.5, x > y)
    return g * to_x, g * (1 - to_x)


@op("minimum", np.minimum)
def minimum(x, y):
    """The smaller of two; at a tie each gets half of the gradient."""
    return np.minimum(x, y)


@minimum.backward
def minimum_backward(g, x, y):
    """The gradient goes to the winner."""
    to_x = np.where(x == y, 0.5, x < y)
    return g * to_x, g * (1 - to_x)


@op("where", np.where)
def where(condition, x, y):
    """Take x where the condition holds, y elsewhere.

    The branch not taken is still computed: if its slope is infinite, 0 · ∞ makes its gradient NaN. Repair
    the input of that branch, not its output.
    """
    return np.where(condition, x, y)


@where.backward
def where_backward(g, condition):
    """The gradient goes where the value came from."""
    return None, np.where(condition, g, 0), np.where(condition, 0, g)
