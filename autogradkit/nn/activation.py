"""Activations and dropout as modules, so that they can stand in a Sequential."""

from autogradkit.nn import functional as F  # noqa: N812, as everybody calls it
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

    function = None

    def forward(self, input):
        """Apply the function."""
        return self.function(input)


class Adjustable(Activation):
    """A function of nn.functional with its parameters filled in, which are the attributes."""

    def forward(self, input):
        """Apply the function."""
        return self.function(input, **vars_of(self))

    def extra_repr(self):
        """Return the parameters."""
        return ", ".join(f"{name}={value!r}" for name, value in vars_of(self).items())


def vars_of(module):
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


class LeakyReLU(Adjustable):
    """x, or negative_slope · x below 0."""

    function = staticmethod(F.leaky_relu)

    def __init__(self, negative_slope=0.01):
        self.negative_slope = negative_slope


class ELU(Adjustable):
    """x, or alpha (e^x - 1) below 0."""

    function = staticmethod(F.elu)

    def __init__(self, alpha=1.0):
        self.alpha = alpha


class GELU(Adjustable):
    """x Φ(x)."""

    function = staticmethod(F.gelu)

    def __init__(self, approximate="none"):
        self.approximate = approximate


class Softplus(Adjustable):
    """log(1 + e^(beta x)) / beta."""

    function = staticmethod(F.softplus)

    def __init__(self, beta=1.0):
        self.beta = beta


class Softmax(Adjustable):
    """Shares that sum to 1 along `dim`."""

    function = staticmethod(F.softmax)

    def __init__(self, dim=-1):
        self.dim = dim


class LogSoftmax(Adjustable):
    """Logarithms of those shares."""

    function = staticmethod(F.log_softmax)

    def __init__(self, dim=-1):
        self.dim = dim


class Dropout(Adjustable):
    """In training, zeros with probability `p`, the rest scaled by 1 / (1 - p)."""

    def __init__(self, p=0.5):
        if not 0 <= p <= 1:
            raise ValueError(f"Dropout needs a probability between 0 and 1: p is {p}.")
        self.p = p

    def forward(self, input):
        """Drop some; the mask comes from the kit's generator."""
        return F.dropout(input, self.p, self.training)
