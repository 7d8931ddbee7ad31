"""Activations and dropout as modules, so that they can stand in a Sequential."""

from collections.abc import Callable
from typing import Any

from autogradkit.core.tensor import Tensor
from autogradkit.nn import functional as F  # noqa: N812, as everybody calls it
from autogradkit.nn.inputs import Numbers
from autogradkit.nn.module import Module

__all__ = [
    "ELU",
    "GELU",
    "Dropout",
    "LeakyReLU",
    "LogSoftmax",
    "ReLU",
    "SiLU",
    "Sigmoid",
    "Softmax",
    "Softplus",
    "Tanh",
]


class Activation(Module):
    """A function of nn.functional."""

    function: Callable[..., Tensor]

    def __init__(self, *arguments: Any) -> None:
        if arguments:
            name = type(self).__name__
            raise TypeError(
                f"{name}() makes a layer, and the layer takes the numbers: {name}()(x), or for the function "
                f"alone nn.functional.{self.function.__name__}(x)."
            )

    def forward(self, input: Numbers) -> Tensor:
        """Apply the function."""
        return self.function(input)


class ActivationWithParameters(Activation):
    """A function of nn.functional with its parameters filled in, which are the attributes."""

    def forward(self, input: Numbers) -> Tensor:
        """Apply the function."""
        return self.function(input, **vars_of(self))

    def extra_repr(self) -> str:
        """Return the parameters."""
        return ", ".join(f"{name}={value!r}" for name, value in vars_of(self).items())


def vars_of(module: Module) -> dict[str, Any]:
    """Return a module's own attributes."""
    return {k: v for k, v in vars(module).items() if k not in ("_label", "training")}


class ReLU(Activation):
    """max(x, 0)."""

    function = staticmethod(F.relu)


class Sigmoid(Activation):
    """1 / (1 + e^-x)."""

    function = staticmethod(F.sigmoid)


class Tanh(Activation):
    """Hyperbolic tangent."""

    function = staticmethod(F.tanh)


class SiLU(Activation):
    """x σ(x)."""

    function = staticmethod(F.silu)


class LeakyReLU(ActivationWithParameters):
    """x, or negative_slope · x below 0."""

    function = staticmethod(F.leaky_relu)

    def __init__(self, negative_slope: float = 0.01) -> None:
        self.negative_slope = negative_slope


class ELU(ActivationWithParameters):
    """x, or alpha (e^x - 1) below 0."""

    function = staticmethod(F.elu)

    def __init__(self, alpha: float = 1.0) -> None:
        self.alpha = alpha


class GELU(ActivationWithParameters):
    """x Φ(x)."""

    function = staticmethod(F.gelu)

    def __init__(self, approximate: str = "none") -> None:
        self.approximate = approximate


class Softplus(ActivationWithParameters):
    """log(1 + e^(beta x)) / beta."""

    function = staticmethod(F.softplus)

    def __init__(self, beta: float = 1.0) -> None:
        self.beta = beta


class Softmax(ActivationWithParameters):
    """Shares that sum to 1 along `dim`."""

    function = staticmethod(F.softmax)

    def __init__(self, dim: int = -1) -> None:
        self.dim = dim


class LogSoftmax(ActivationWithParameters):
    """Logarithms of those shares."""

    function = staticmethod(F.log_softmax)

    def __init__(self, dim: int = -1) -> None:
        self.dim = dim


class Dropout(ActivationWithParameters):
    """In training, zeros with probability `p`, the rest scaled by 1 / (1 - p)."""

    def __init__(self, p: float = 0.5) -> None:
        if not 0 <= p <= 1:
            raise ValueError(f"Dropout needs a probability between 0 and 1: p is {p}.")
        self.p = p

    def forward(self, input: Numbers) -> Tensor:
        """Drop some; the mask comes from the kit's generator."""
        return F.dropout(input, self.p, self.training)
