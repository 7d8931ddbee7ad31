"""Convolution: a matrix product of the weights with every window of the image.

It is linear in the image and linear in the weights, so its two gradients are two more such products. Each is
an op of its own whose rule consists of the other two: all derivatives of all orders are closed under three.
"""

from math import prod

import numpy as np

from autogradkit.core.op import op
from autogradkit.core.ops.windows import (
    batch_first,
    batch_last,
    kernel_slices,
    padded_array,
    positions,
    with_padding,
    without_padding,
)

__all__ = ["conv", "conv_transpose", "conv_weight"]


def columns(x, out, kernel, stride, padding, dilation, groups):
    """Return the windows of `x`, one in each column: (groups, numbers in a window, positions · batch)."""
    x = batch_last(with_padding(x, padding))
    c, n = x.shape[0], x.shape[-1]
    windows = np.empty((c, *kernel, *out, n), x.dtype)
    for offset, seen in kernel_slices(out, kernel, stride, dilation):
        windows[:, *offset] = x[:, *seen]
    return windows.reshape(groups, c // groups * prod(kernel), prod(out) * n)


def channels_first(x, groups):
    """Return an image as (groups, channels in a group, positions · batch)."""
    return batch_last(x).reshape(groups, x.shape[1] // groups, prod(x.shape[2:]) * len(x))


@op("conv")
def conv(x, w, *, stride, padding, dilation, groups=1):
    """Slide `w` (out, in / groups, *kernel) over `x` (batch, in, *lengths): (batch, out, *positions)."""
    out = positions(x.shape[2:], w.shape[2:], stride, padding, dilation)
    seen = columns(x, out, w.shape[2:], stride, padding, dilation, groups)
    z = w.reshape(groups, w.shape[0] // groups, -1) @ seen
    return batch_first(z.reshape(w.shape[0], *out, x.shape[0]))


@conv.backward
def conv_backward(g, x, w, stride, padding, dilation, groups, needs):
    """Every position gives its gradient to the window it saw, and to the weights by what they met there."""
    how = {"stride": stride, "padding": padding, "dilation": dilation, "groups": groups}
    dx = conv_transpose(g, w, lengths=x.shape[2:], **how) if needs[0] else None
    dw = conv_weight(x, g, kernel=w.shape[2:], **how) if needs[1] else None
    return dx, dw


@op("conv_transpose")
def conv_transpose(x, w, *, lengths, stride, padding, dilation, groups=1):
    """Lay a copy of `w` (in, out / groups, *kernel) for every number of `x`; where they overlap, add."""
    n, c, *out = x.shape
    copies = w.reshape(groups, c // groups, -1).swapaxes(1, 2) @ channels_first(x, groups)
    channels = w.shape[1] * groups
    copies = copies.reshape(channels, *w.shape[2:], *out, n)
    z = padded_array(n, channels, lengths, padding, copies.dtype)
    laid = batch_last(z)
    for offset, seen in kernel_slices(tuple(out), w.shape[2:], stride, dilation):
        laid[:, *seen] += copies[:, *offset]
    return without_padding(z, padding)


@conv_transpose.backward
def conv_transpose_backward(g, x, w, stride, padding, dilation, groups, needs):
    """The transpose of the transpose is the convolution."""
    how = {"stride": stride, "padding": padding, "dilation": dilation, "groups": groups}
    dx = conv(g, w, **how) if needs[0] else None
    dw = conv_weight(g, x, kernel=w.shape[2:], **how) if needs[1] else None
    return dx, dw


@op("conv_weight")
def conv_weight(x, g, *, kernel, stride, padding, dilation, groups=1):
    """Sum over all images and positions of the window of `x` times the number of `g` there."""
    seen = columns(x, g.shape[2:], kernel, stride, padding, dilation, groups)
    w = channels_first(g, groups) @ seen.swapaxes(1, 2)
    return w.reshape(g.shape[1], x.shape[1] // groups, *kernel)


@conv_weight.backward
def conv_weight_backward(h, x, g, stride, padding, dilation, groups, needs):
    """As weights, the upstream gradient `h` meets the same windows."""
    how = {"stride": stride, "padding": padding, "dilation": dilation, "groups": groups}
    dx = conv_transpose(g, h, lengths=x.shape[2:], **how) if needs[0] else None
    dg = conv(x, h, **how) if needs[1] else None
    return dx, dg
