"""Functions of layers without their weights' memory, under PyTorch's names, argument order and defaults."""

from typing import TYPE_CHECKING

from autogradkit.core.ops import layer
from autogradkit.core.tensor import Tensor
from autogradkit.errors import getattr_of_module
from autogradkit.guards.habits import FUNCTIONAL
from autogradkit.nn.classification import cross_entropy, nll_loss
from autogradkit.nn.convolution import avg_pool1d, avg_pool2d, conv1d, conv2d, max_pool1d, max_pool2d
from autogradkit.nn.dot_product import scaled_dot_product_attention
from autogradkit.nn.inputs import Numbers, numbers
from autogradkit.nn.lookup import embedding, one_hot
from autogradkit.nn.loss import (
    binary_cross_entropy,
    binary_cross_entropy_with_logits,
    huber_loss,
    kl_div,
    l1_loss,
    mse_loss,
    smooth_l1_loss,
)
from autogradkit.nn.nonlinearity import (
    dropout,
    elu,
    gelu,
    leaky_relu,
    log_softmax,
    relu,
    sigmoid,
    silu,
    softmax,
    softplus,
    tanh,
)
from autogradkit.nn.standardization import batch_norm, group_norm, layer_norm, normalize

__all__ = [
    "avg_pool1d",
    "avg_pool2d",
    "batch_norm",
    "binary_cross_entropy",
    "binary_cross_entropy_with_logits",
    "conv1d",
    "conv2d",
    "cross_entropy",
    "dropout",
    "elu",
    "embedding",
    "gelu",
    "group_norm",
    "huber_loss",
    "kl_div",
    "l1_loss",
    "layer_norm",
    "leaky_relu",
    "linear",
    "log_softmax",
    "max_pool1d",
    "max_pool2d",
    "mse_loss",
    "nll_loss",
    "normalize",
    "one_hot",
    "relu",
    "scaled_dot_product_attention",
    "sigmoid",
    "silu",
    "smooth_l1_loss",
    "softmax",
    "softplus",
    "tanh",
]

if not TYPE_CHECKING:
    __getattr__ = getattr_of_module(__name__, __all__, FUNCTIONAL)


def linear(input: Numbers, weight: Numbers, bias: Numbers | None = None) -> Tensor:
    """Return input weightᵀ + bias: `input` (…, in), `weight` (out, in), `bias` (out)."""
    x = input if type(input) is Tensor else numbers(input, weight)
    if bias is not None:
        return layer.linear(x, weight, bias if type(bias) is Tensor else numbers(bias, x))
    w = numbers(weight)
    if w.ndim != 2:
        raise ValueError(f"linear needs a weight (out, in): it is {w.shape}.")
    return x @ w.T
