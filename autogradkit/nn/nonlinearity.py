"""Activation functions and dropout: what stands between linear maps. At a kink the slope is PyTorch's."""

from math import pi, sqrt
from typing import Any

import numpy as np

from autogradkit import randomness
from autogradkit.core.ops import activations, hyperbolic, layer
from autogradkit.core.ops.softmax import log_softmax as log_softmax_op
from autogradkit.core.ops.softmax import softmax as softmax_op
from autogradkit.core.tensor import Tensor
from autogradkit.nn.inputs import Numbers, numbers, plain_number, twin

__all__ = [
    *(
        "dropout",
        "elu",
        "gelu",
        "leaky_relu",
        "log_softmax",
        "relu",
        "sigmoid",
        "silu",
        "softmax",
        "softplus",
    ),
    "tanh",
]


def relu(input: Numbers) -> Tensor:
    """Return max(x, 0); at 0 the slope is 0."""
    return activations.relu.call(input if type(input) is Tensor else numbers(input))


def sigmoid(input: Numbers) -> Tensor:
    """Return 1 / (1 + e^-x)."""
    return activations.sigmoid.call(input if type(input) is Tensor else numbers(input))


def tanh(input: Numbers) -> Tensor:
    """Return the hyperbolic tangent."""
    return hyperbolic.tanh.call(input if type(input) is Tensor else numbers(input))


def leaky_relu(input: Numbers, negative_slope: float = 0.01) -> Tensor:
    """Return x where it is positive, negative_slope · x elsewhere; at 0 the slope is negative_slope."""
    x = numbers(input)
    return x * np.where(x > 0, 1.0, negative_slope).astype(x.dtype)


def elu(input: Numbers, alpha: float = 1.0) -> Tensor:
    """Return x where it is positive, alpha (e^x - 1) elsewhere; at 0 the slope is alpha.

    >>> import autogradkit as ag
    >>> ag.grad(ag.nn.functional.elu)(0.0)
    array(1.)
    """
    x = numbers(input)
    positive = x > 0
    below = np.where(positive, 0.0, x)  # where x is large, e^x may be infinite
    z: Any = np.where(positive, x, plain_number("elu", "alpha", alpha) * np.expm1(below))
    return z


def softplus(input: Numbers, beta: float = 1.0) -> Tensor:
    """Return log(1 + e^(beta x)) / beta, a smooth relu, without overflow or loss of tiny values.

    PyTorch returns x itself where beta x is above 20, which differs by less than 3·10⁻⁹.

    >>> import autogradkit as ag
    >>> ag.grad(ag.nn.functional.softplus)(0.0)
    array(0.5)
    """
    beta = plain_number("softplus", "beta", beta)
    return np.logaddexp(numbers(input) * beta, 0.0) / beta


def silu(input: Numbers) -> Tensor:
    """Return x σ(x)."""
    x = numbers(input)
    return x * activations.sigmoid(x)


def gelu(input: Numbers, approximate: str = "none") -> Tensor:
    """Return x Φ(x), Φ being the normal distribution; `approximate="tanh"` is GPT-2's formula."""
    x = numbers(input)
    if approximate == "tanh":
        return 0.5 * x * (1 + np.tanh(sqrt(2 / pi) * (x + 0.044715 * x**3)))
    if approximate != "none":
        raise ValueError(f"approximate is 'none' or 'tanh': {approximate!r} was given.")
    return x * layer.normal_cdf(x)


def softmax(input: Numbers, dim: int = -1) -> Tensor:
    """Return shares that sum to 1 along `dim`."""
    return softmax_op(numbers(input), axis=dim)


def log_softmax(input: Numbers, dim: int = -1) -> Tensor:
    """Return the logarithm of softmax."""
    return log_softmax_op(numbers(input), axis=dim)


def dropout(input: Numbers, p: float = 0.5, training: bool = True) -> Tensor:
    """Zero each number with probability `p` and scale the rest by 1 / (1 - p); outside training, a copy.

    The mask is drawn from the kit's generator: see `nn.manual_seed`.
    """
    if not 0 <= p <= 1:
        raise ValueError(f"dropout needs a probability between 0 and 1: p is {p}.")
    x, p = numbers(input), plain_number("dropout", "p", p)
    if not training or p == 0:
        return twin(x)
    mask = randomness.generator().random(x.shape) >= p
    return layer.dropout(x, mask, scale=0.0 if p == 1 else float(1 / (1 - p)))
