"""Normalisation as functions: numbers brought to a common centre and spread, or rows to length 1."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from autogradkit import randomness
from autogradkit.core.dispatch.composed import plain_value
from autogradkit.core.ops import layer
from autogradkit.core.tensor import Tensor
from autogradkit.nn.inputs import Numbers, check_positive, numbers, plain_number, settings_array

__all__ = ["batch_norm", "group_norm", "layer_norm", "normalize"]


def normalize(input: Numbers, p: float = 2.0, dim: int | tuple[int, ...] = 1, eps: float = 1e-12) -> Tensor:
    """Return x divided by its p-norm along `dim`, or by `eps` if that is larger.

    >>> import autogradkit as ag
    >>> ag.nn.functional.normalize(ag.Tensor([[3.0, 4.0], [0.0, 0.0]]))
    Tensor([[0.6, 0.8],
            [0. , 0. ]])
    """
    x = numbers(input)
    least = max(
        plain_number("normalize", "eps", eps), float(np.finfo(x.dtype).tiny)
    )  # eps itself is 0 in float16
    axes: Any = dim  # more than two are right too, whatever NumPy's annotations say
    norm = np.linalg.vector_norm(x, ord=plain_number("normalize", "p", p), axis=axes, keepdims=True)
    return x / np.maximum(norm, least)


def affine(
    name: str, z: Any, weight: Numbers | None, bias: Numbers | None, shape: tuple[int, ...], meets: Any
) -> Any:
    """Return z · weight + bias, either of which may be missing; they are of `shape` and meet z as `meets`."""
    for part, given in (("weight", weight), ("bias", bias)):
        if given is None:
            continue
        x = numbers(given, z)
        if x.shape != shape:
            raise ValueError(f"{name} needs a {part} {shape}: it is {x.shape}.")
        x = x if x.shape == meets else x.reshape(meets)
        z = z * x if part == "weight" else z + x
    return z


def layer_norm(
    input: Numbers,
    normalized_shape: int | Sequence[int],
    weight: Numbers | None = None,
    bias: Numbers | None = None,
    eps: float = 1e-5,
) -> Tensor:
    """Standardise over the last axes, those of `normalized_shape`."""
    x = numbers(input)
    shape: tuple[int, ...] = tuple(np.atleast_1d(normalized_shape).tolist())
    if not shape or x.shape[-len(shape) :] != shape:
        raise ValueError(f"layer_norm over {shape} needs input to end in these axes: it is {x.shape}.")
    z = layer.standardize(x, axes=tuple(range(-len(shape), 0)), eps=plain_number("layer_norm", "eps", eps))
    return affine("layer_norm", z, weight, bias, shape, shape)


def group_norm(
    input: Numbers,
    num_groups: int,
    weight: Numbers | None = None,
    bias: Numbers | None = None,
    eps: float = 1e-5,
) -> Tensor:
    """Standardise each image's channels in groups."""
    x = numbers(input)
    if x.ndim < 2:
        raise ValueError(f"group_norm needs input (batch, channels, …): it is {x.shape}.")
    check_positive(num_groups=num_groups)
    n, c, *lengths = x.shape
    if c % num_groups:
        raise ValueError(f"group_norm needs channels that {num_groups} groups share evenly: there are {c}.")
    grouped = x.reshape((n, num_groups, c // num_groups * int(np.prod(lengths))))
    z = layer.standardize(grouped, axes=(2,), eps=plain_number("group_norm", "eps", eps)).reshape(x.shape)
    return affine("group_norm", z, weight, bias, (c,), (c,) + (1,) * len(lengths))


def batch_norm(
    input: Numbers,
    running_mean: np.ndarray | None,
    running_var: np.ndarray | None,
    weight: Numbers | None = None,
    bias: Numbers | None = None,
    training: bool = False,
    momentum: float = 0.1,
    eps: float = 1e-5,
) -> Tensor:
    """Standardise each channel over the batch; in evaluation, by the running statistics.

    In training, the arrays `running_mean` and `running_var` are moved towards this batch's (unbiased) ones;
    not, however, when `ag.checkpoint` computes for the second time.
    """
    x, eps = numbers(input), plain_number("batch_norm", "eps", eps)
    if x.ndim < 2:
        raise ValueError(f"batch_norm needs input (batch, channels, …): it is {x.shape}.")
    axes = (0, *range(2, x.ndim))
    shape = (x.shape[1],) + (1,) * (x.ndim - 2)
    mean = plain_statistic("running_mean", running_mean, x)
    var = plain_statistic("running_var", running_var, x)
    if training or mean is None:
        if mean is not None and not randomness.repeating():
            data = x._data if isinstance(x, Tensor) else x
            n = x.size // x.shape[1]
            mean += momentum * (data.mean(axis=axes) - mean)
            var += momentum * (data.var(axis=axes) * (n / max(n - 1, 1)) - var)
        z = layer.standardize(x, axes=axes, eps=eps)
    else:
        scale = 1 / np.sqrt(settings_array(var, x) + eps)
        z = (x - settings_array(mean, x).reshape(shape)) * scale.reshape(shape)
    return affine("batch_norm", z, weight, bias, shape[:1], shape)


def plain_statistic(name: str, statistic: Any, input: Any) -> Any:
    """Return the array of a running statistic, one number for each channel of `input`."""
    array = plain_value(statistic, "batch_norm", name)
    if array is not None and np.shape(array) != input.shape[1:2]:
        raise ValueError(f"{name} has {np.shape(array)}: input {input.shape} has {input.shape[1]} channels.")
    return array
