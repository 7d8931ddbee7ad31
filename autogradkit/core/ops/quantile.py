"""Quantiles: median, quantile and percentile, with and without NaN.

NumPy is asked where in the order a quantile lies, which has no slope; the value is then found there, between
two neighbours in the sorted numbers, which get its gradient in proportion to how near they are.
"""

import numpy as np

from autogradkit.core.dispatch.composed import composed, plain_value

__all__ = ["median", "nanmedian", "nanpercentile", "nanquantile", "percentile", "quantile"]


def quantile_at(place, x, axis, keepdims):
    """Return the value of sorted x at the place that `place(ranks)` tells for each row of ranks."""
    axes = tuple(range(x.ndim)) if axis is None else np.lib.array_utils.normalize_axis_tuple(axis, x.ndim)
    rows = np.moveaxis(x, axes, tuple(range(-len(axes), 0)))
    rows = np.reshape(rows, (*rows.shape[: x.ndim - len(axes)], int(np.prod([x.shape[a] for a in axes]))))
    order = np.argsort(rows, axis=-1, kind="stable")
    ranks = np.where(np.isnan(rows), np.nan, np.argsort(order, axis=-1))
    at = place(ranks)
    missing = np.isnan(at)
    low = np.floor(np.where(missing, 0, at)).astype(int)
    share = (np.where(missing, 0, at) - low).astype(x.dtype)
    ordered = np.take_along_axis(rows, order, -1)
    row = np.ogrid[tuple([slice(n) for n in rows.shape[:-1]])] if rows.ndim > 1 else ()
    below, above = ordered[(*row, low)], ordered[(*row, low + (share > 0))]
    z = np.where(share == 0, below, below + share * (above - below))
    if np.any(missing):
        z = np.where(missing, np.nan, z)
    if not keepdims:
        return z
    extra = z.ndim - (rows.ndim - 1)
    return np.reshape(z, z.shape[:extra] + tuple([1 if a in axes else n for a, n in enumerate(x.shape)]))


@composed(np.median)
def median(x, axis=None, out=None, overwrite_input=False, keepdims=False):
    """The middle of the sorted numbers; of an even count, the mean of the two in the middle."""
    return quantile_at(lambda ranks: np.median(ranks, axis=-1), x, axis, keepdims)


@composed(np.nanmedian)
def nanmedian(x, axis=None, out=None, overwrite_input=False, keepdims=False):
    """The middle of the sorted numbers, NaN left out."""
    return quantile_at(lambda ranks: np.nanmedian(ranks, axis=-1), x, axis, keepdims)


def of_ranks(numpy_function):
    """Return np.quantile or a relative of it for Tensors."""

    def quantile_of(
        x, q, axis=None, out=None, overwrite_input=False, method="linear", keepdims=False, **rest
    ):
        if rest.get("weights") is not None:
            raise NotImplementedError(f"np.{numpy_function.__name__} has no gradient here with weights.")
        q = plain_value(q, f"np.{numpy_function.__name__}", "q")
        return quantile_at(lambda r: numpy_function(r, q, axis=-1, method=method), x, axis, keepdims)

    return quantile_of


@composed(np.quantile)
def quantile(x, q, *arguments, **keywords):
    """The number below which a share q of the sorted numbers lies, by any of NumPy's methods."""
    return of_ranks(np.quantile)(x, q, *arguments, **keywords)


@composed(np.percentile)
def percentile(x, q, *arguments, **keywords):
    """The number below which q percent of the sorted numbers lie."""
    return of_ranks(np.percentile)(x, q, *arguments, **keywords)


@composed(np.nanquantile)
def nanquantile(x, q, *arguments, **keywords):
    """A quantile of the numbers, NaN left out."""
    return of_ranks(np.nanquantile)(x, q, *arguments, **keywords)


@composed(np.nanpercentile)
def nanpercentile(x, q, *arguments, **keywords):
    """A percentile of the numbers, NaN left out."""
    return of_ranks(np.nanpercentile)(x, q, *arguments, **keywords)
