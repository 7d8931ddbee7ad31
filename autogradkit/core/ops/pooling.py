"""Pooling: each window of an image becomes one number, its largest or its average."""

from functools import lru_cache

import numpy as np

from autogradkit.core.op import op
from autogradkit.core.ops.windows import kernel_slices, padded_array, with_padding, without_padding

__all__ = ["max_pool", "overhang", "pick", "unpick", "window_sum", "window_sum_transpose"]


@lru_cache(maxsize=256)
def overhang(lengths, out, kernel, stride, padding, dilation):
    """Return how far, along each axis, the last window hangs over the padded edge."""
    return tuple(
        [
            max(0, (m - 1) * s + d * (k - 1) + 1 - n - 2 * p)
            for n, m, k, s, p, d in zip(lengths, out, kernel, stride, padding, dilation, strict=True)
        ]
    )


def reach(lengths, over):
    """Return how long an image is together with what the last windows hang over."""
    return tuple([n + extra for n, extra in zip(lengths, over, strict=True)])


def inside(lengths, padding):
    """Return the slices of an image with a margin at which the image itself stands."""
    return tuple([slice(p, p + n) for n, p in zip(lengths, padding, strict=True)])


def with_margin(x, over, padding, value):
    """Return `x` with a margin of `value`: the padding, and behind it what the last windows hang over."""
    if not any(over):
        return with_padding(x, padding, value)
    z = padded_array(*x.shape[:2], reach(x.shape[2:], over), padding, x.dtype, value)
    z[:, :, *inside(x.shape[2:], padding)] = x
    return z


@op("max_pool", keeps=("winner",))
def max_pool(x, *, out, kernel, stride, padding, dilation):
    """The largest number of each window; of several, the first gets the gradient, as in PyTorch."""
    lengths, over = x.shape[2:], overhang(x.shape[2:], out, kernel, stride, padding, dilation)
    x = with_margin(x, over, padding, -np.inf)
    (_, first), *others = kernel_slices(out, kernel, stride, dilation)
    z = x[:, :, *first].copy(order="K")
    winner = np.zeros_like(z, dtype=np.min_scalar_type(len(others)))
    for number, (_, seen) in enumerate(others, start=1):
        np.maximum(
            winner, (x[:, :, *seen] > z) * winner.dtype.type(number), out=winner
        )  # the latest is the largest
        np.maximum(z, x[:, :, *seen], out=z)
    if any(over) or any(padding):
        nothing = z == -np.inf  # there the margin, which is -inf too, must not win
        if nothing.any():
            real = with_margin(np.ones((1, 1, *lengths), bool), over, padding, False)
            winner = np.where(nothing, first_of(real, out, kernel, stride, dilation), winner)
    return z, {"winner": winner}


def first_of(real, out, kernel, stride, dilation):
    """Return which number of each window is the first that belongs to the image, by a mask of the image."""
    first = np.zeros((1, 1, *out), np.min_scalar_type(np.prod(kernel)))
    for number, (_, seen) in reversed(list(enumerate(kernel_slices(out, kernel, stride, dilation)))):
        first[real[:, :, *seen]] = number
    return first


@max_pool.backward
def max_pool_backward(g, x_shape, winner, out, kernel, stride, padding, dilation):
    """The gradient goes to the winner of each window."""
    return unpick(
        g, winner, lengths=x_shape[2:], kernel=kernel, stride=stride, padding=padding, dilation=dilation
    )


@op("unpick")
def unpick(x, winner, *, lengths, kernel, stride, padding, dilation):
    """Zeros, with each number of `x` added at the place in its window that `winner` names."""
    over = overhang(lengths, x.shape[2:], kernel, stride, padding, dilation)
    z = padded_array(*x.shape[:2], reach(lengths, over), padding, x.dtype)
    apart = kernel == stride and dilation == (1,) * len(kernel)
    for number, (_, seen) in enumerate(kernel_slices(x.shape[2:], kernel, stride, dilation)):
        if apart:
            np.multiply(x, winner == number, out=z[:, :, *seen])
        else:
            z[:, :, *seen] += x * (winner == number)
    return z[:, :, *inside(lengths, padding)]


@unpick.backward
def unpick_backward(g, winner, kernel, stride, padding, dilation):
    """Take where it was put."""
    return pick(g, winner, kernel=kernel, stride=stride, padding=padding, dilation=dilation), None


@op("pick")
def pick(x, winner, *, kernel, stride, padding, dilation):
    """The number of each window that `winner` names."""
    over = overhang(x.shape[2:], winner.shape[2:], kernel, stride, padding, dilation)
    x = with_margin(x, over, padding, 0.0)
    z = np.zeros_like(winner, x.dtype)
    for number, (_, seen) in enumerate(kernel_slices(winner.shape[2:], kernel, stride, dilation)):
        z += x[:, :, *seen] * (winner == number)
    return z


@pick.backward
def pick_backward(g, x_shape, winner, kernel, stride, padding, dilation):
    """Put it back where it was taken."""
    how = {"kernel": kernel, "stride": stride, "padding": padding, "dilation": dilation}
    return unpick(g, winner, lengths=x_shape[2:], **how), None


@op("window_sum")
def window_sum(x, *, out, kernel, stride, padding):
    """The sum of each window: averages are this, divided."""
    x = with_padding(x, padding)
    return sum(x[:, :, *seen] for _, seen in kernel_slices(out, kernel, stride, (1,) * len(kernel)))


@window_sum.backward
def window_sum_backward(g, x_shape, kernel, stride, padding):
    """Every number of a window gets that window's gradient."""
    return window_sum_transpose(g, lengths=x_shape[2:], kernel=kernel, stride=stride, padding=padding)


@op("window_sum_transpose")
def window_sum_transpose(x, *, lengths, kernel, stride, padding):
    """Zeros, with each number of `x` added to its whole window."""
    z = padded_array(*x.shape[:2], lengths, padding, x.dtype)
    for _, seen in kernel_slices(x.shape[2:], kernel, stride, (1,) * len(kernel)):
        z[:, :, *seen] += x
    return without_padding(z, padding)


@window_sum_transpose.backward
def window_sum_transpose_backward(g, x_shape, kernel, stride, padding):
    """The sum of what the copies receive."""
    return window_sum(g, out=x_shape[2:], kernel=kernel, stride=stride, padding=padding)
