"""Windows: which numbers of an image each position of a sliding kernel sees.

Images are (batch, channels, *lengths), with any number of lengths: one for sound, two for pictures. What is
made here lies in memory with the batch innermost, so that neighbouring windows are copied in long pieces.
"""

from functools import lru_cache
from itertools import product

import numpy as np

__all__ = [
    "batch_first",
    "batch_last",
    "kernel_slices",
    "padded_array",
    "positions",
    "with_padding",
    "without_padding",
]


def positions(lengths, kernel, stride, padding, dilation):
    """Return at how many positions along each axis the kernel fits."""
    found = tuple(
        [
            (n + 2 * p - d * (k - 1) - 1) // s + 1
            for n, k, s, p, d in zip(lengths, kernel, stride, padding, dilation, strict=True)
        ]
    )
    if min(found) < 1:
        raise ValueError(
            f"The kernel {kernel} (dilation {dilation}) does not fit into {lengths} with padding {padding}."
        )
    return found


@lru_cache(maxsize=256)
def kernel_slices(out, kernel, stride, dilation):
    """Return, for each number of the kernel, its index and the slices of the lengths that it meets."""
    return [
        (
            offset,
            tuple(
                [
                    slice(o * d, o * d + s * (n - 1) + 1, s)
                    for o, d, s, n in zip(offset, dilation, stride, out, strict=True)
                ]
            ),
        )
        for offset in product(*map(range, kernel))
    ]


def batch_last(x):
    """Return an image as (channels, *lengths, batch), the order in which it lies in memory."""
    return x.transpose(*range(1, x.ndim), 0)


def batch_first(x):
    """Return an image in the order in which it is spoken of, from that in which it lies in memory."""
    return x.transpose(-1, *range(x.ndim - 1))


def padded_array(batch, channels, lengths, padding, dtype, value=0.0):
    """Return an image full of `value`, with a margin of `padding` on both sides of its lengths."""
    lengths = [n + 2 * p for n, p in zip(lengths, padding, strict=True)]
    return batch_first(np.full((channels, *lengths, batch), value, dtype))


def with_padding(x, padding, value=0.0):
    """Return `x` with a margin of `value` around its lengths."""
    if not any(padding):
        return x
    z = padded_array(*x.shape[:2], x.shape[2:], padding, x.dtype, value)
    without_padding(z, padding)[...] = x
    return z


def without_padding(x, padding):
    """Return `x` without its margin."""
    return x[:, :, *[slice(p, n - p) for p, n in zip(padding, x.shape[2:], strict=True)]]
