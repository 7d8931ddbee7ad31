"""Fourier transforms: real numbers in, a spectrum out, and back.

Autogradkit differentiates real numbers. A transform is linear, so a complex result is kept as a pair of real
ones, in a `Spectrum`, which behaves as the complex array that NumPy would return: it can be added, multiplied
and transformed again, and its abs, angle, real and imag are tensors.
"""

from typing import TYPE_CHECKING

import numpy as np

from autogradkit.core.dispatch.composed import composed, operand
from autogradkit.core.op import op
from autogradkit.core.ops.indexing import scatter_add
from autogradkit.core.ops.spectrum import Spectrum
from autogradkit.errors import getattr_of_module

__all__ = [
    "fft",
    "fft2",
    "fftn",
    "fftshift",
    "hfft",
    "ifft",
    "ifft2",
    "ifftn",
    "ifftshift",
    "ihfft",
    "irfft",
    "irfft2",
    "irfftn",
    "rfft",
    "rfft2",
    "rfftn",
]

if not TYPE_CHECKING:
    __getattr__ = getattr_of_module(__name__, __all__)

# The transform back undoes the scale of the transform; run backward, it has to keep it.
OTHER_NORM = {None: "forward", "backward": "forward", "ortho": "ortho", "forward": "backward"}


def resize_axis(x, n, axis):
    """Return the first n entries along an axis, with zeros where x has fewer."""
    index = (slice(None),) * axis + (slice(min(n, x.shape[axis])),)
    if n <= x.shape[axis]:
        return x[index] if n < x.shape[axis] else x
    return scatter_add(x, shape=(*x.shape[:axis], n, *x.shape[axis + 1 :]), index=index)


def pair(c):
    """Return the real and the imaginary part of a complex array as one real array."""
    return np.stack([c.real, c.imag])


def copies(n, length, ndim, axis):
    """Return how often each frequency of a real signal's half spectrum occurs in the whole: once or twice."""
    count = np.full(length, 2.0)
    count[0] = 1
    if n % 2 == 0 and n // 2 < length:
        count[n // 2] = 1
    return count.reshape((-1,) + (1,) * (ndim - axis - 1))


@op("fft")
def transform(x, *, n, axis, norm, inverse):
    """Transform of the complex numbers x[0] + i x[1], as such a pair again."""
    return pair((np.fft.ifft if inverse else np.fft.fft)(x[0] + 1j * x[1], n, axis, norm))


@transform.backward
def transform_backward(g, x_shape, axis, norm, inverse):
    """The other transform, with the scale of this one; what was cut off gets zeros."""
    dx = transform(g, n=None, axis=axis, norm=OTHER_NORM[norm], inverse=not inverse)
    return resize_axis(dx, x_shape[axis + 1], axis + 1)


@op("rfft")
def half_spectrum(x, *, n, axis, norm):
    """The frequencies of a real signal that are not negative, as a pair."""
    return pair(np.fft.rfft(x, n, axis, norm))


@half_spectrum.backward
def half_spectrum_backward(g, x_shape, n, axis, norm):
    """The way back would count the middle frequencies twice: halve them first."""
    n = x_shape[axis] if n is None else n
    g = g / copies(n, g.shape[axis + 1], g.ndim, axis + 1)
    return resize_axis(real_signal(g, n=n, axis=axis, norm=OTHER_NORM[norm]), x_shape[axis], axis)


@op("irfft")
def real_signal(x, *, n, axis, norm):
    """The real signal of n samples that has the half spectrum x[0] + i x[1]."""
    return np.fft.irfft(x[0] + 1j * x[1], n, axis, norm)


@real_signal.backward
def real_signal_backward(g, x_shape, n, axis, norm):
    """The middle frequencies were counted twice."""
    dx = half_spectrum(g, n=n, axis=axis, norm=OTHER_NORM[norm])
    dx = dx * copies(n, dx.shape[axis + 1], dx.ndim, axis + 1)
    return resize_axis(dx, x_shape[axis + 1], axis + 1)


def as_pair(x):
    """Return a spectrum's pair, and a real signal's."""
    if isinstance(x, Spectrum):
        return x.pair
    x = operand(x)
    return np.stack([x, np.zeros_like(x)])


@composed(np.fft.fft)
def fft(x, n=None, axis=-1, norm=None):
    """Spectrum along an axis, of n samples."""
    return Spectrum(transform(as_pair(x), n=n, axis=axis % x.ndim, norm=norm, inverse=False))


@composed(np.fft.ifft)
def ifft(x, n=None, axis=-1, norm=None):
    """Signal, complex in general, that has a spectrum along an axis."""
    return Spectrum(transform(as_pair(x), n=n, axis=axis % x.ndim, norm=norm, inverse=True))


@composed(np.fft.rfft)
def rfft(x, n=None, axis=-1, norm=None):
    """The frequencies of a real signal that are not negative."""
    return Spectrum(half_spectrum(x, n=n, axis=axis % x.ndim, norm=norm))


@composed(np.fft.irfft)
def irfft(x, n=None, axis=-1, norm=None):
    """The real signal of n samples (2(m - 1) if not given) that has a half spectrum of m frequencies."""
    axis %= x.ndim
    n = 2 * (x.shape[axis] - 1) if n is None else n
    return real_signal(as_pair(x), n=n, axis=axis, norm=norm)


@composed(np.fft.hfft)
def hfft(x, n=None, axis=-1, norm=None):
    """The real spectrum of a signal of which one half mirrors the other."""
    return irfft(np.conj(x), n, axis, OTHER_NORM[norm])


@composed(np.fft.ihfft)
def ihfft(x, n=None, axis=-1, norm=None):
    """The first half of the signal that has a real spectrum."""
    return np.conj(rfft(x, n, axis, OTHER_NORM[norm]))


def lengths(x, s, axes):
    """Return the axes of a transform over several and the samples along each."""
    if axes is None:
        axes = range(x.ndim) if s is None else range(x.ndim - len(s), x.ndim)
    s = [None] * len(axes) if s is None else [None if n == -1 else n for n in s]
    return list(zip(s, axes, strict=True))


@composed(np.fft.fftn)
def fftn(x, s=None, axes=None, norm=None):
    """Spectrum over several axes."""
    for n, axis in lengths(x, s, axes):
        x = fft(x, n, axis, norm)
    return x


@composed(np.fft.ifftn)
def ifftn(x, s=None, axes=None, norm=None):
    """Signal over several axes that has a spectrum."""
    for n, axis in lengths(x, s, axes):
        x = ifft(x, n, axis, norm)
    return x


@composed(np.fft.rfftn)
def rfftn(x, s=None, axes=None, norm=None):
    """Spectrum of a real signal over several axes, half of it along the last."""
    *others, (n, last) = lengths(x, s, axes)
    x = rfft(x, n, last, norm)
    for n, axis in others:
        x = fft(x, n, axis, norm)
    return x


@composed(np.fft.irfftn)
def irfftn(x, s=None, axes=None, norm=None):
    """Real signal over several axes that has a spectrum of which half is given along the last."""
    *others, (last_n, last) = lengths(x, s, axes)
    for n, axis in others:
        x = ifft(x, n, axis, norm)
    return irfft(x, last_n, last, norm)


@composed(np.fft.fft2)
def fft2(x, s=None, axes=(-2, -1), norm=None):
    """Spectrum over two axes."""
    return fftn(x, s, axes, norm)


@composed(np.fft.ifft2)
def ifft2(x, s=None, axes=(-2, -1), norm=None):
    """Signal over two axes that has a spectrum."""
    return ifftn(x, s, axes, norm)


@composed(np.fft.rfft2)
def rfft2(x, s=None, axes=(-2, -1), norm=None):
    """Spectrum of a real signal over two axes, half of it along the last."""
    return rfftn(x, s, axes, norm)


@composed(np.fft.irfft2)
def irfft2(x, s=None, axes=(-2, -1), norm=None):
    """Real signal over two axes that has a spectrum of which half is given along the last."""
    return irfftn(x, s, axes, norm)


def roll_axes(x, axes, half):
    """Return x rolled by half its length along some axes."""
    axes = range(x.ndim) if axes is None else np.atleast_1d(axes)
    axes = [int(a) % x.ndim for a in axes]
    shift = [half(x.shape[a]) for a in axes]
    if isinstance(x, Spectrum):
        return Spectrum(np.roll(x.pair, shift, [a + 1 for a in axes]))
    return np.roll(x, shift, axes)


@composed(np.fft.fftshift)
def fftshift(x, axes=None):
    """Frequency 0 in the middle."""
    return roll_axes(x, axes, lambda n: n // 2)


@composed(np.fft.ifftshift)
def ifftshift(x, axes=None):
    """Frequency 0 first again."""
    return roll_axes(x, axes, lambda n: -(n // 2))
