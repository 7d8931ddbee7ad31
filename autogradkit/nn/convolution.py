"""Convolution and pooling as functions, in one and two dimensions, with PyTorch's arguments."""

from functools import lru_cache
from typing import Any

import numpy as np

from autogradkit.core.ops import image_convolution, pooling
from autogradkit.core.ops.pooling import overhang
from autogradkit.core.ops.windows import with_padding
from autogradkit.core.tensor import Tensor
from autogradkit.nn.inputs import Numbers, Padding, Size, numbers, sizes

__all__ = ["avg_pool1d", "avg_pool2d", "conv1d", "conv2d", "max_pool1d", "max_pool2d"]

Sizes = tuple[int, ...]


def image(name: str, input: Numbers, axes: int, like: Any = None) -> tuple[Any, bool]:
    """Return an input with a batch, (batch, channels, *lengths), and whether it came without one."""
    x = numbers(input, like)
    if x.ndim not in (axes + 1, axes + 2):
        lengths = ", ".join(("length",) if axes == 1 else ("height", "width"))
        raise ValueError(f"{name} needs input (batch, channels, {lengths}): it is {x.shape}.")
    single = x.ndim == axes + 1
    return (x[None] if single else x), single


def convolution(
    n: int,
    input: Numbers,
    weight: Numbers,
    bias: Numbers | None,
    stride: Size,
    padding: Padding,
    dilation: Size,
    groups: int,
) -> Any:
    """Convolve over the last `n` axes; an input without a batch gets one for the time being."""
    name, w = f"conv{n}d", numbers(weight)
    sizes("groups", groups, 1)
    if w.ndim != n + 2 or w.shape[0] % groups:
        raise ValueError(f"{name} needs a weight (out, in / groups, {n} length(s)): it is {w.shape}.")
    x, single = image(name, input, n, w)
    if x.shape[1] != w.shape[1] * groups:
        raise ValueError(
            f"{name} needs input (batch, {w.shape[1] * groups} channels, {n} length(s)) for weight "
            f"{w.shape} in {groups} group(s): input is {x.shape}."
        )
    steps, spread = sizes("stride", stride, n), sizes("dilation", dilation, n)
    margin, behind = padding_sizes(padding, w.shape[2:], steps, spread)
    if any(behind):
        x = np.pad(x, [(0, 0), (0, 0), *[(0, more) for more in behind]])
    z = image_convolution.conv(x, w, stride=steps, padding=margin, dilation=spread, groups=groups)
    if bias is not None:
        b = numbers(bias, w)
        if b.shape != w.shape[:1]:
            raise ValueError(f"{name} needs a bias for each of {len(w)} output channels: it is {b.shape}.")
        z = z + b.reshape((-1,) + (1,) * n)
    return z[0] if single else z


def padding_sizes(padding: Padding, kernel: Sizes, stride: Sizes, dilation: Sizes) -> tuple[Sizes, Sizes]:
    """Return the padding of each axis, which may be given as a word, and how much more there is behind it."""
    none = (0,) * len(kernel)
    if not isinstance(padding, str):
        return sizes("padding", padding, len(kernel), 0), none
    if padding == "valid":
        return none, none
    if padding != "same":
        raise ValueError(f"padding is whole numbers, 'valid' or 'same': it is {padding!r}.")
    spans = [d * (k - 1) for d, k in zip(dilation, kernel, strict=True)]
    if set(stride) != {1}:
        raise ValueError(f'padding="same" needs stride 1: it is {stride}.')
    return tuple([span // 2 for span in spans]), tuple([span % 2 for span in spans])


def conv1d(
    input: Numbers,
    weight: Numbers,
    bias: Numbers | None = None,
    stride: Size = 1,
    padding: Padding = 0,
    dilation: Size = 1,
    groups: int = 1,
) -> Tensor:
    """Slide `weight` (out, in / groups, k) over `input` (batch, in, length)."""
    return convolution(1, input, weight, bias, stride, padding, dilation, groups)


def conv2d(
    input: Numbers,
    weight: Numbers,
    bias: Numbers | None = None,
    stride: Size = 1,
    padding: Padding = 0,
    dilation: Size = 1,
    groups: int = 1,
) -> Tensor:
    """Slide `weight` (out, in / groups, kh, kw) over `input` (batch, in, height, width)."""
    return convolution(2, input, weight, bias, stride, padding, dilation, groups)


@lru_cache(maxsize=256)
def window_positions(
    lengths: Sizes, kernel: Sizes, stride: Sizes, padding: Sizes, dilation: Sizes, ceil_mode: bool
) -> Sizes:
    """Return at how many positions the window stands; with `ceil_mode` the last may hang over the edge."""
    counts = []
    for n, k, s, p, d in zip(lengths, kernel, stride, padding, dilation, strict=True):
        span = d * (k - 1) + 1
        if 2 * p > span:
            raise ValueError(f"Pooling needs padding of at most half the window: {p} for {span}.")
        room = n + 2 * p - span
        positions = -(-room // s) + 1 if ceil_mode else room // s + 1
        if ceil_mode and (positions - 1) * s >= n + p:  # a window of nothing but padding
            positions -= 1
        counts.append(positions)
    if min(counts) < 1:
        raise ValueError(f"The window {kernel} does not fit into {tuple(lengths)}.")
    return tuple(counts)


def window_settings(
    n: int, kernel_size: Size, stride: Size | None, padding: Size
) -> tuple[Sizes, Sizes, Sizes]:
    """Return kernel, stride (the kernel if None) and padding for each axis."""
    kernel = sizes("kernel_size", kernel_size, n)
    return kernel, kernel if stride is None else sizes("stride", stride, n), sizes("padding", padding, n, 0)


def max_pool(
    n: int,
    input: Numbers,
    kernel_size: Size,
    stride: Size | None,
    padding: Size,
    dilation: Size,
    ceil_mode: bool,
) -> Any:
    """Take the largest number of each window over the last `n` axes."""
    x, single = image(f"max_pool{n}d", input, n)
    kernel, steps, margin = window_settings(n, kernel_size, stride, padding)
    spread = sizes("dilation", dilation, n)
    out = window_positions(x.shape[2:], kernel, steps, margin, spread, ceil_mode)
    z = pooling.max_pool(x, out=out, kernel=kernel, stride=steps, padding=margin, dilation=spread)
    return z[0] if single else z


def avg_pool(
    n: int,
    input: Numbers,
    kernel_size: Size,
    stride: Size | None,
    padding: Size,
    ceil_mode: bool,
    count_include_pad: bool,
    divisor: int | None,
) -> Any:
    """Take the average of each window over the last `n` axes."""
    x, single = image(f"avg_pool{n}d", input, n)
    if x.dtype == np.float16:  # the sum of a large window would leave its range
        rest = (kernel_size, stride, padding, ceil_mode, count_include_pad, divisor)
        z = avg_pool(n, x.astype(np.float32), *rest).astype(np.float16)
        return z[0] if single else z
    kernel, steps, margin = window_settings(n, kernel_size, stride, padding)
    out = window_positions(x.shape[2:], kernel, steps, margin, (1,) * n, ceil_mode)
    count: Any = divisor
    if divisor is None:
        count = numbers_in_windows(x.shape[2:], out, kernel, steps, margin, count_include_pad)
        count = count if isinstance(count, int) else count.astype(x.dtype)
    elif divisor == 0:
        raise ValueError("divisor_override can't be 0.")
    x, margin = with_overhang(x, out, kernel, steps, margin)
    z = pooling.window_sum(x, out=out, kernel=kernel, stride=steps, padding=margin) / count
    return z[0] if single else z


def numbers_in_windows(
    lengths: Sizes, out: Sizes, kernel: Sizes, stride: Sizes, padding: Sizes, count_include_pad: bool
) -> Any:
    """Return how many numbers each window averages: an array where the edge makes a difference."""
    ones = (1,) * len(kernel)
    over = any(overhang(lengths, out, kernel, stride, padding, ones))
    if not over and (count_include_pad or not any(padding)):
        return int(np.prod(kernel))
    count = np.ones((1, 1, *lengths))
    if count_include_pad:
        count, padding = with_padding(count, padding, 1.0), (0,) * len(padding)
    count, margin = with_overhang(count, out, kernel, stride, padding)
    return pooling.window_sum(count, out=out, kernel=kernel, stride=stride, padding=margin)


def with_overhang(x: Any, out: Sizes, kernel: Sizes, stride: Sizes, padding: Sizes) -> tuple[Any, Sizes]:
    """Return `x` with the zeros that the last windows lack, and the padding that is still to be added."""
    over = overhang(x.shape[2:], out, kernel, stride, padding, (1,) * len(kernel))
    if not any(over):
        return x, padding
    for axis, (p, extra) in enumerate(zip(padding, over, strict=True), start=2):
        for where, width in ((0, p), (1, p + extra)):
            margin = np.zeros((*x.shape[:axis], width, *x.shape[axis + 1 :]), x.dtype)
            x = np.concatenate([x, margin] if where else [margin, x], axis=axis)
    return x, (0,) * len(padding)


def max_pool1d(
    input: Numbers,
    kernel_size: Size,
    stride: Size | None = None,
    padding: Size = 0,
    dilation: Size = 1,
    ceil_mode: bool = False,
) -> Tensor:
    """Return the largest number of each window of `input` (batch, channels, length)."""
    return max_pool(1, input, kernel_size, stride, padding, dilation, ceil_mode)


def max_pool2d(
    input: Numbers,
    kernel_size: Size,
    stride: Size | None = None,
    padding: Size = 0,
    dilation: Size = 1,
    ceil_mode: bool = False,
) -> Tensor:
    """Return the largest number of each window of `input` (batch, channels, height, width)."""
    return max_pool(2, input, kernel_size, stride, padding, dilation, ceil_mode)


def avg_pool1d(
    input: Numbers,
    kernel_size: Size,
    stride: Size | None = None,
    padding: Size = 0,
    ceil_mode: bool = False,
    count_include_pad: bool = True,
) -> Tensor:
    """Return the average of each window of `input` (batch, channels, length)."""
    return avg_pool(1, input, kernel_size, stride, padding, ceil_mode, count_include_pad, None)


def avg_pool2d(
    input: Numbers,
    kernel_size: Size,
    stride: Size | None = None,
    padding: Size = 0,
    ceil_mode: bool = False,
    count_include_pad: bool = True,
    divisor_override: int | None = None,
) -> Tensor:
    """Return the average of each window of `input` (batch, channels, height, width)."""
    return avg_pool(2, input, kernel_size, stride, padding, ceil_mode, count_include_pad, divisor_override)
