"""Windows: which numbers of an image each position of a sliding kernel sees.

Images are (batch, channels, *lengths), with any number of lengths: one for sound, two for pictures.
"""

from functools import lru_cache
from itertools import product

import numpy as np

__all__ = ["cropped", "padded", "positions", "taps"]


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
def taps(out, kernel, stride, dilation):
    """Return, for each number of the kernel, its index and the slices of the image that it meets."""
    return [
        (
            offset,
            (
                slice(None),
                slice(None),
                *[
                    slice(o * d, o * d + s * (n - 1) + 1, s)
                    for o, d, s, n in zip(offset, dilation, stride, out)
                ],
            ),
        )
        for offset in product(*map(range, kernel))
    ]


def padded(x, padding, value=0.0):
    """Return `x` with a margin of `value` around its lengths."""
    if not any(padding):
        return x
    inner = tuple([slice(p, p + n) for p, n in zip(padding, x.shape[2:], strict=True)])
    z = np.full(
        (*x.shape[:2], *[n + 2 * p for n, p in zip(x.shape[2:], padding, strict=True)]), value, x.dtype
    )
    z[:, :, *inner] = x
    return z


def cropped(x, padding):
    """Return `x` without its margin."""
    return x[:, :, *[slice(p, n - p) for p, n in zip(padding, x.shape[2:], strict=True)]]
