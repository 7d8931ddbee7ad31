"""Functions of layers without their weights' memory, under PyTorch's names, argument order and defaults."""

import numpy as np

from autogradkit import randomness
from autogradkit.core import ops
from autogradkit.core.ops import layer
from autogradkit.core.ops.softmax import log_softmax as log_softmax_op
from autogradkit.core.ops.softmax import softmax as softmax_op
from autogradkit.core.tensor import Tensor
from autogradkit.nn.convolution import avg_pool1d, avg_pool2d, conv1d, conv2d, max_pool1d, max_pool2d
from autogradkit.nn.loss import (
    binary_cross_entropy,
    binary_cross_entropy_with_logits,
    cross_entropy,
    huber_loss,
    kl_div,
    l1_loss,
    mse_loss,
    nll_loss,
    smooth_l1_loss,
)

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

relu, sigmoid, tanh = ops.relu, ops.sigmoid, ops.tanh


def linear(input, weight, bias=None):
    """Return input weightᵀ + bias: `input` (…, in), `weight` (out, in), `bias` (out)."""
    return input @ weight.T if bias is None else layer.linear(input, weight, bias)


def leaky_relu(input, negative_slope=0.01):
    """Return x where it is positive, negative_slope · x elsewhere."""
    return input * np.where(input > 0, 1.0, negative_slope)


def elu(input, alpha=1.0):
    """Return x where it is positive, alpha (e^x - 1) elsewhere."""
    return np.where(input > 0, input, alpha * (np.exp(np.minimum(input, 0.0)) - 1))


def softplus(input, beta=1.0):
    """Return log(1 + e^(beta x)) / beta, a smooth relu; large inputs don't overflow."""
    x = input * beta
    return (relu(x) + np.log(np.exp(-np.abs(x)) + 1)) / beta


def silu(input):
    """Return x σ(x)."""
    return input * sigmoid(input)


def gelu(input, approximate="none"):
    """Return x Φ(x), Φ being the normal distribution; `approximate="tanh"` is GPT-2's formula."""
    if approximate == "tanh":
        return 0.5 * input * (1 + np.tanh(np.sqrt(2 / np.pi) * (input + 0.044715 * input**3)))
    return input * layer.normal_cdf(input)


def softmax(input, dim=-1):
    """Return shares that sum to 1 along `dim`."""
    return softmax_op(input, axis=dim)


def log_softmax(input, dim=-1):
    """Return the logarithm of softmax."""
    return log_softmax_op(input, axis=dim)


def dropout(input, p=0.5, training=True):
    """Zero each number with probability `p` and scale the rest by 1 / (1 - p); the identity outside training.

    The mask is drawn from the kit's generator: see `nn.manual_seed`.
    """
    if not 0 <= p <= 1:
        raise ValueError(f"dropout needs a probability between 0 and 1: p is {p}.")
    if not training or p == 0:
        return input
    mask = randomness.generator().random(input.shape) >= p
    return layer.dropout(input, mask, scale=0.0 if p == 1 else 1 / (1 - p))


def embedding(input, weight, padding_idx=None):
    """Return the rows of `weight` that the integers in `input` name; row `padding_idx` gets no gradient."""
    index = np.asarray(input.data if isinstance(input, Tensor) else input)
    if index.dtype.kind not in "iu":
        raise TypeError(f"embedding looks rows up by whole numbers: input is {index.dtype}.")
    found = weight[index]
    if padding_idx is None:
        return found
    return np.where((index == padding_idx)[..., None], found.detach(), found)


def one_hot(tensor, num_classes=-1):
    """Return zeros with a 1 at each class number, classes along a new last axis."""
    index = np.asarray(tensor)
    return np.eye(index.max() + 1 if num_classes == -1 else num_classes)[index]


def normalize(input, p=2.0, dim=1, eps=1e-12):
    """Return x divided by its p-norm along `dim`, or by `eps` if that is larger."""
    norm = (np.abs(input) ** p).sum(axis=dim, keepdims=True) ** (1 / p)
    return input / np.maximum(norm, eps)


def scaled_and_shifted(z, weight, bias, shape=None):
    """Return z · weight + bias, either of which may be missing."""
    if weight is not None:
        z = z * (weight if shape is None else weight.reshape(shape))
    if bias is not None:
        z = z + (bias if shape is None else bias.reshape(shape))
    return z


def layer_norm(input, normalized_shape, weight=None, bias=None, eps=1e-5):
    """Standardise over the last axes, those of `normalized_shape`."""
    shape = (normalized_shape,) if np.isscalar(normalized_shape) else tuple(normalized_shape)
    if input.shape[-len(shape) :] != shape:
        raise ValueError(f"layer_norm over {shape} needs input to end in these axes: it is {input.shape}.")
    z = layer.standardize(input, axes=tuple(range(-len(shape), 0)), eps=eps)
    return scaled_and_shifted(z, weight, bias)


def group_norm(input, num_groups, weight=None, bias=None, eps=1e-5):
    """Standardise each image's channels in groups."""
    n, c, *lengths = input.shape
    if c % num_groups:
        raise ValueError(f"group_norm needs channels that {num_groups} groups share evenly: there are {c}.")
    grouped = input.reshape((n, num_groups, -1))
    z = layer.standardize(grouped, axes=(2,), eps=eps).reshape(input.shape)
    return scaled_and_shifted(z, weight, bias, (c,) + (1,) * len(lengths))


def batch_norm(
    input, running_mean, running_var, weight=None, bias=None, training=False, momentum=0.1, eps=1e-5
):
    """Standardise each channel over the batch; in evaluation, by the running statistics.

    In training, the arrays `running_mean` and `running_var` are moved towards this batch's (unbiased) ones.
    """
    axes = (0, *range(2, input.ndim))
    shape = (-1,) + (1,) * (input.ndim - 2)
    if training or running_mean is None:
        if running_mean is not None:
            x = input._data if isinstance(input, Tensor) else input
            n = x.size // x.shape[1]
            running_mean += momentum * (x.mean(axis=axes) - running_mean)
            running_var += momentum * (x.var(axis=axes) * (n / max(n - 1, 1)) - running_var)
        z = layer.standardize(input, axes=axes, eps=eps)
    else:
        scale = 1 / np.sqrt(running_var + eps)
        z = (input - running_mean.reshape(shape)) * scale.reshape(shape)
    return scaled_and_shifted(z, weight, bias, shape)


def scaled_dot_product_attention(
    query, key, value, attn_mask=None, dropout_p=0.0, is_causal=False, scale=None
):
    """Return softmax(q kᵀ / √d) v: each query's mixture of values.

    `attn_mask` is added to the scores, or says with True where a query may look.
    """
    scores = query @ key.swapaxes(-1, -2) * (1 / np.sqrt(query.shape[-1]) if scale is None else scale)
    if is_causal:
        attn_mask = np.tril(np.ones(scores.shape[-2:], bool))
    if attn_mask is not None:
        if attn_mask.dtype == bool:
            attn_mask = np.where(attn_mask, 0.0, -np.inf)
        scores = scores + attn_mask
    return dropout(softmax(scores), dropout_p) @ value
