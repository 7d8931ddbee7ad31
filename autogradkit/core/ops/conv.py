"""Convolution: a matrix product of the weights with every window of the image.

It is linear in the image and linear in the weights, so its two gradients are two more such products. Each is
an op of its own whose rule consists of the other two: all derivatives of all orders are closed under three.
"""

import numpy as np

from autogradkit.core.op import op
from autogradkit.core.ops.windows import cropped, padded, positions, taps

__all__ = ["conv", "conv_transpose", "conv_weight"]


def columns(x, out, kernel, stride, padding, dilation, groups):
    """Return the windows of `x` as matrices: (batch, groups, numbers in a window, positions)."""
    x = padded(x, padding)
    n, c = x.shape[:2]
    windows = np.empty((n, c, *kernel, *out), x.dtype)
    for offset, seen in taps(out, kernel, stride, dilation):
        windows[:, :, *offset] = x[seen]
    return windows.reshape(n, groups, c // groups * int(np.prod(kernel)), -1)


def matrices(x, groups):
    """Return an image or weights with channels in groups and everything behind them in one axis."""
    return x.reshape(x.shape[0], groups, x.shape[1] // groups, -1)


@op("conv")
def conv(x, w, *, stride, padding, dilation, groups=1):
    """Slide `w` (out, in / groups, *kernel) over `x` (batch, in, *lengths): (batch, out, *positions)."""
    out = positions(x.shape[2:], w.shape[2:], stride, padding, dilation)
    seen = columns(x, out, w.shape[2:], stride, padding, dilation, groups)
    z = w.reshape(groups, w.shape[0] // groups, -1) @ seen
    return z.reshape(x.shape[0], w.shape[0], *out)


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
    copies = w.reshape(groups, c // groups, -1).swapaxes(1, 2) @ matrices(x, groups)
    channels = w.shape[1] * groups
    copies = copies.reshape(n, channels, *w.shape[2:], *out)
    z = np.zeros((n, channels, *[m + 2 * p for m, p in zip(lengths, padding, strict=True)]), copies.dtype)
    for offset, seen in taps(tuple(out), w.shape[2:], stride, dilation):
        z[seen] += copies[:, :, *offset]
    return cropped(z, padding)


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
    w = (matrices(g, groups) @ seen.swapaxes(2, 3)).sum(axis=0)
    return w.reshape(g.shape[1], x.shape[1] // groups, *kernel)


@conv_weight.backward
def conv_weight_backward(h, x, g, stride, padding, dilation, groups, needs):
    """As weights, the upstream gradient `h` meets the same windows."""
    how = {"stride": stride, "padding": padding, "dilation": dilation, "groups": groups}
    dx = conv_transpose(g, h, lengths=x.shape[2:], **how) if needs[0] else None
    dg = conv(x, h, **how) if needs[1] else None
    return dx, dg
