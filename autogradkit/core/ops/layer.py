"""The inside of layers: linear maps, normalisation and dropout as ops of their own."""

from math import pi, sqrt

import numpy as np

from autogradkit.core.op import op
from autogradkit.core.ops.error_function import erfc

__all__ = ["dropout", "linear", "normal_cdf", "standardize"]


@op("linear")
def linear(x, w, b):
    """A linear map and a shift, x wᵀ + b: `x` (…, in), `w` (out, in), `b` (out)."""
    if x.shape[-1:] != w.shape[1:] or b.shape != w.shape[:1]:
        raise ValueError(what_linear_needs(x, w, b))
    z = x.dot(w.T)
    z += b
    return z


def what_linear_needs(x, w, b):
    """Return what is wrong with the shapes of a linear map, as a sentence."""
    if w.ndim != 2:
        return f"linear needs a weight (out, in): it is {w.shape}."
    if x.shape[-1:] != w.shape[1:]:
        return (
            f"linear needs input's last axis to be the {w.shape[-1]} that weight {w.shape} takes: "
            f"input is {x.shape}."
        )
    return f"linear needs a bias of the {len(w)} outputs of weight {w.shape}: it is {b.shape}."


@linear.backward
def linear_backward(g, x, w, needs):
    """As for a product; b, used by every row, gets the sum."""
    dx = np.dot(g, w) if needs[0] else None
    if g.ndim != 2:
        g, x = g.reshape(-1, g.shape[-1]), x.reshape(-1, x.shape[-1])
    dw = np.dot(g.T, x) if needs[1] else None
    db = np.add.reduce(g, 0) if needs[2] else None
    return dx, dw, db


@op("standardize")
def standardize(x, *, axes, eps):
    """Subtract the mean over `axes` and divide by the standard deviation √(variance + eps).

    Where squares overflow, in float32 from about 1e19 on, NumPy warns of it, and all becomes 0.
    """
    d = x - np.mean(x, axis=axes, keepdims=True)
    return d / np.sqrt(np.mean(d * d, axis=axes, keepdims=True) + eps)


@standardize.backward
def standardize_backward(g, x, axes, eps):
    """Moving all inputs together, or stretching them, changes nothing: those two parts of g are dropped."""
    d = x - np.mean(x, axis=axes, keepdims=True)
    scale = 1 / np.sqrt(np.mean(d * d, axis=axes, keepdims=True) + eps)
    z = d * scale
    shift = np.mean(g, axis=axes, keepdims=True)
    stretch = np.mean(g * z, axis=axes, keepdims=True)
    return scale * (g - shift - z * stretch)


@op("dropout")
def dropout(x, mask, *, scale):
    """Zeros where the mask is False, and the rest scaled so that the expectation stays."""
    return x * mask * scale


@dropout.backward
def dropout_backward(g, mask, scale):
    """The same mask again."""
    return g * mask * scale, None


@op("normal_cdf")
def normal_cdf(x):
    """The share of a standard normal distribution below x, exact also where it is tiny."""
    return 0.5 * erfc(x / -sqrt(2)).astype(x.dtype)


@normal_cdf.backward
def normal_cdf_backward(g, x):
    """∂z/∂x is the bell curve."""
    return g * (np.exp(-0.5 * x * x) / sqrt(2 * pi))
