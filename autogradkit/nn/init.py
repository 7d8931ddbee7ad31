"""Initialisation: how large weights should start, so that signals neither fade nor explode on their way.

Each function gives its tensor a new array, drawn from the kit's generator (`nn.manual_seed`), and returns it.
"""

from typing import TYPE_CHECKING, Any

import numpy as np

from autogradkit import randomness
from autogradkit.core.tensor import Tensor
from autogradkit.errors import getattr_of_module

__all__ = [
    "calculate_gain",
    "constant_",
    "eye_",
    "kaiming_normal_",
    "kaiming_uniform_",
    "normal_",
    "ones_",
    "orthogonal_",
    "uniform_",
    "xavier_normal_",
    "xavier_uniform_",
    "zeros_",
]

if not TYPE_CHECKING:
    __getattr__ = getattr_of_module(__name__, __all__)


def fill(tensor: Tensor, array: Any) -> Tensor:
    """Let `tensor` hold `array`, in its own precision; return the tensor."""
    if not isinstance(tensor, Tensor):
        raise TypeError(f"nn.init fills tensors, such as layer.weight: a {type(tensor).__name__} is none.")
    tensor.change(np.array(np.broadcast_to(array, tensor.shape), tensor.dtype))
    return tensor


def uniform_(tensor: Tensor, a: float = 0.0, b: float = 1.0) -> Tensor:
    """Draw from between `a` and `b`, all equally likely."""
    return fill(tensor, randomness.generator().uniform(a, b, tensor.shape))


def normal_(tensor: Tensor, mean: float = 0.0, std: float = 1.0) -> Tensor:
    """Draw from a normal distribution."""
    return fill(tensor, randomness.generator().normal(mean, std, tensor.shape))


def constant_(tensor: Tensor, val: float) -> Tensor:
    """Fill with one number."""
    return fill(tensor, val)


def zeros_(tensor: Tensor) -> Tensor:
    """Fill with 0."""
    return fill(tensor, 0.0)


def ones_(tensor: Tensor) -> Tensor:
    """Fill with 1."""
    return fill(tensor, 1.0)


def eye_(tensor: Tensor) -> Tensor:
    """Make a matrix the identity."""
    if tensor.ndim != 2:
        raise ValueError(f"eye_ fills a matrix: the tensor has shape {tensor.shape}.")
    return fill(tensor, np.eye(*tensor.shape))


def fans(tensor: Tensor) -> tuple[int, int]:
    """Return how many numbers flow into one output, and out of one input, of a layer with these weights."""
    if tensor.ndim < 2:
        raise ValueError(f"A fan needs weights with at least two axes (out, in): these have {tensor.shape}.")
    window = int(np.prod(tensor.shape[2:]))
    return tensor.shape[1] * window, tensor.shape[0] * window


def calculate_gain(nonlinearity: str, param: float | None = None) -> float:
    """Return by how much weights must be larger because of the activation that follows."""
    if nonlinearity == "leaky_relu":
        return np.sqrt(2 / (1 + (0.01 if param is None else param) ** 2))
    gains = {"tanh": 5 / 3, "relu": np.sqrt(2), "selu": 3 / 4}
    linear = ("linear", "sigmoid", "conv1d", "conv2d")
    if nonlinearity not in gains and nonlinearity not in linear:
        raise ValueError(
            f"No gain is known for {nonlinearity!r}: {', '.join([*gains, 'leaky_relu', *linear])}."
        )
    return gains.get(nonlinearity, 1.0)


def xavier_uniform_(tensor: Tensor, gain: float = 1.0) -> Tensor:
    """Keep the variance on the way forward and back, for linear and tanh layers (Glorot and Bengio 2010)."""
    bound = gain * np.sqrt(6 / sum(fans(tensor)))
    return uniform_(tensor, -bound, bound)


def xavier_normal_(tensor: Tensor, gain: float = 1.0) -> Tensor:
    """As `xavier_uniform_`, drawn from a normal distribution."""
    return normal_(tensor, 0.0, gain * np.sqrt(2 / sum(fans(tensor))))


def kaiming_std(tensor: Tensor, a: float, mode: str, nonlinearity: str) -> float:
    """Return the standard deviation that keeps the variance in one direction."""
    if mode not in ("fan_in", "fan_out"):
        raise ValueError(f"mode is 'fan_in' or 'fan_out': {mode!r} was given.")
    return calculate_gain(nonlinearity, a) / np.sqrt(fans(tensor)[mode == "fan_out"])


def kaiming_uniform_(
    tensor: Tensor, a: float = 0, mode: str = "fan_in", nonlinearity: str = "leaky_relu"
) -> Tensor:
    """Keep the variance through relus, which halve it (He et al. 2015); `a` is leaky_relu's slope."""
    bound = np.sqrt(3) * kaiming_std(tensor, a, mode, nonlinearity)
    return uniform_(tensor, -bound, bound)


def kaiming_normal_(
    tensor: Tensor, a: float = 0, mode: str = "fan_in", nonlinearity: str = "leaky_relu"
) -> Tensor:
    """As `kaiming_uniform_`, drawn from a normal distribution."""
    return normal_(tensor, 0.0, kaiming_std(tensor, a, mode, nonlinearity))


def orthogonal_(tensor: Tensor, gain: float = 1.0) -> Tensor:
    """Make rows (or columns, if there are fewer) orthogonal unit vectors, times `gain` (Saxe et al. 2013)."""
    if tensor.ndim < 2:
        raise ValueError(f"orthogonal_ needs at least two axes: the tensor has shape {tensor.shape}.")
    rows, columns = tensor.shape[0], int(np.prod(tensor.shape[1:]))
    square = randomness.generator().normal(size=(max(rows, columns), min(rows, columns)))
    q, r = np.linalg.qr(square)
    q = q * np.sign(np.diag(r))
    return fill(tensor, gain * (q if rows >= columns else q.T).reshape(tensor.shape))
