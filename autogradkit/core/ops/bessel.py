"""The Bessel function I₀, of which Kaiser windows are made."""

import numpy as np

from autogradkit.core.op import op

__all__ = ["i0"]


@op("i0", np.i0)
def i0(x):
    """Modified Bessel function, the mean of cosh(x cos θ) over all angles θ."""
    return np.i0(x).astype(x.dtype if x.dtype.kind == "f" else float)[()]


@i0.backward
def i0_backward(g, x):
    """∂z/∂x is the mean of cos θ sinh(x cos θ).

    Of a periodic function the mean over n places is exact but for what it has of frequency n and more; of
    frequency n this one has about exp(-n²/2x), which for n = 256 is below 1e-19 until e^x overflows.
    """
    cosines = np.cos(np.pi * (np.arange(64) + 0.5) / 128).astype(x.dtype)  # in the first quarter: as in all
    return g * np.mean(cosines * np.sinh(x[..., None] * cosines), axis=-1)
