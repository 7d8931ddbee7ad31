"""Convolution and pooling as functions, in one and two dimensions, with PyTorch's arguments."""

import numpy as np

from autogradkit.core.ops import image_convolution, pooling
from autogradkit.core.ops.windows import padded

__all__ = ["avg_pool1d", "avg_pool2d", "conv1d", "conv2d", "max_pool1d", "max_pool2d"]


def several(value, n):
    """Return a number as a tuple of `n`, and a sequence as a tuple."""
    return (value,) * n if np.isscalar(value) else tuple(value)


def convolution(n, input, weight, bias, stride, padding, dilation, groups):
    """Convolve over the last `n` axes; an input without a batch gets one for the time being."""
    if input.ndim == n + 1:
        return convolution(n, input[None], weight, bias, stride, padding, dilation, groups)[0]
    if input.ndim != n + 2 or input.shape[1] != weight.shape[1] * groups:
        raise ValueError(
            f"conv{n}d needs input (batch, {weight.shape[1] * groups} channels, {n} length(s)) for weight "
            f"{weight.shape} in {groups} group(s): input is {input.shape}."
        )
    dilation, stride = several(dilation, n), several(stride, n)
    if padding == "valid":
        padding = 0
    if padding == "same":
        spans = [d * (k - 1) for d, k in zip(dilation, weight.shape[2:], strict=True)]
        if set(stride) != {1}:
            raise ValueError(f'padding="same" needs stride 1: it is {stride}.')
        if any(span % 2 for span in spans):
            raise ValueError(f'padding="same" needs kernels of odd length here: {weight.shape[2:]}.')
        padding = [span // 2 for span in spans]
    z = image_convolution.conv(
        input, weight, stride=stride, padding=several(padding, n), dilation=dilation, groups=groups
    )
    return z if bias is None else z + bias.reshape((-1,) + (1,) * n)


def conv1d(input, weight, bias=None, stride=1, padding=0, dilation=1, groups=1):
    """Slide `weight` (out, in / groups, k) over `input` (batch, in, length)."""
    return convolution(1, input, weight, bias, stride, padding, dilation, groups)


def conv2d(input, weight, bias=None, stride=1, padding=0, dilation=1, groups=1):
    """Slide `weight` (out, in / groups, kh, kw) over `input` (batch, in, height, width)."""
    return convolution(2, input, weight, bias, stride, padding, dilation, groups)


def pooled(lengths, kernel, stride, padding, dilation, ceil_mode):
    """Return at how many positions the window stands; with `ceil_mode` the last may hang over the edge."""
    found = []
    for n, k, s, p, d in zip(lengths, kernel, stride, padding, dilation, strict=True):
        if 2 * p > k:
            raise ValueError(f"Pooling needs padding of at most half the kernel: {p} for {k}.")
        room = n + 2 * p - d * (k - 1) - 1
        positions = -(-room // s) + 1 if ceil_mode else room // s + 1
        if ceil_mode and (positions - 1) * s >= n + p:  # a window of nothing but padding
            positions -= 1
        found.append(positions)
    if min(found) < 1:
        raise ValueError(f"The window {kernel} does not fit into {tuple(lengths)}.")
    return tuple(found)


def overhang(lengths, out, kernel, stride, padding, dilation):
    """Return how far the last window hangs over the padded edge."""
    return tuple(
        [
            max(0, (m - 1) * s + d * (k - 1) + 1 - n - 2 * p)
            for n, m, k, s, p, d in zip(lengths, out, kernel, stride, padding, dilation, strict=True)
        ]
    )


def max_pool(n, input, kernel_size, stride, padding, dilation, ceil_mode):
    """Take the largest number of each window over the last `n` axes."""
    if input.ndim == n + 1:
        return max_pool(n, input[None], kernel_size, stride, padding, dilation, ceil_mode)[0]
    kernel, dilation, padding = several(kernel_size, n), several(dilation, n), several(padding, n)
    stride = kernel if stride is None else several(stride, n)
    out = pooled(input.shape[2:], kernel, stride, padding, dilation, ceil_mode)
    input, padding = with_overhang(input, out, kernel, stride, padding, dilation, -np.inf)
    return pooling.max_pool(input, out=out, kernel=kernel, stride=stride, padding=padding, dilation=dilation)


def avg_pool(n, input, kernel_size, stride, padding, ceil_mode, count_include_pad, divisor):
    """Take the average of each window over the last `n` axes."""
    if input.ndim == n + 1:
        whole = (kernel_size, stride, padding, ceil_mode, count_include_pad, divisor)
        return avg_pool(n, input[None], *whole)[0]
    kernel, padding = several(kernel_size, n), several(padding, n)
    stride, ones = kernel if stride is None else several(stride, n), (1,) * n
    lengths = input.shape[2:]
    out = pooled(lengths, kernel, stride, padding, ones, ceil_mode)
    over = any(overhang(lengths, out, kernel, stride, padding, ones))
    if divisor is None:
        divisor = int(np.prod(kernel))
        if over or (any(padding) and not count_include_pad):  # the windows hold different numbers of numbers
            count = np.ones((1, 1, *lengths))
            if count_include_pad:
                count = padded(count, padding, 1.0)
            count, margin = with_overhang(
                count, out, kernel, stride, (0,) * n if count_include_pad else padding, ones, 0.0
            )
            divisor = pooling.window_sum(count, out=out, kernel=kernel, stride=stride, padding=margin)
    input, padding = with_overhang(input, out, kernel, stride, padding, ones, 0.0)
    return pooling.window_sum(input, out=out, kernel=kernel, stride=stride, padding=padding) / divisor


def with_overhang(x, out, kernel, stride, padding, dilation, value):
    """Return `x` with what the last windows lack, and the padding that is still to be added."""
    over = overhang(x.shape[2:], out, kernel, stride, padding, dilation)
    if not any(over):
        return x, padding
    for axis, (p, extra) in enumerate(zip(padding, over, strict=True), start=2):
        for where, width in ((0, p), (1, p + extra)):
            margin = np.full((*x.shape[:axis], width, *x.shape[axis + 1 :]), value, x.dtype)
            x = np.concatenate([x, margin] if where else [margin, x], axis=axis)
    return x, (0,) * len(padding)


def max_pool1d(input, kernel_size, stride=None, padding=0, dilation=1, ceil_mode=False):
    """Return the largest number of each window of `input` (batch, channels, length)."""
    return max_pool(1, input, kernel_size, stride, padding, dilation, ceil_mode)


def max_pool2d(input, kernel_size, stride=None, padding=0, dilation=1, ceil_mode=False):
    """Return the largest number of each window of `input` (batch, channels, height, width)."""
    return max_pool(2, input, kernel_size, stride, padding, dilation, ceil_mode)


def avg_pool1d(input, kernel_size, stride=None, padding=0, ceil_mode=False, count_include_pad=True):
    """Return the average of each window of `input` (batch, channels, length)."""
    return avg_pool(1, input, kernel_size, stride, padding, ceil_mode, count_include_pad, None)


def avg_pool2d(
    input,
    kernel_size,
    stride=None,
    padding=0,
    ceil_mode=False,
    count_include_pad=True,
    divisor_override=None,
):
    """Return the average of each window of `input` (batch, channels, height, width)."""
    return avg_pool(2, input, kernel_size, stride, padding, ceil_mode, count_include_pad, divisor_override)
