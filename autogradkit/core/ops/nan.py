"""NaN-blind functions: reductions that pass over what is not a number, which gets no gradient."""

import numpy as np

from autogradkit.core.dispatch.composed import composed

__all__ = [
    "nancumprod",
    "nancumsum",
    "nanmax",
    "nanmean",
    "nanmin",
    "nanprod",
    "nanstd",
    "nansum",
    "nanvar",
]


def is_number(x):
    """Return a mask of the numbers among x."""
    return ~np.isnan(x)


@composed(np.nansum)
def nansum(x, axis=None, **keywords):
    """Sum in which NaN counts as 0."""
    return np.sum(np.where(is_number(x), x, 0), axis=axis, **keywords)


@composed(np.nanprod)
def nanprod(x, axis=None, **keywords):
    """Product in which NaN counts as 1."""
    return np.prod(np.where(is_number(x), x, 1), axis=axis, **keywords)


@composed(np.nancumsum)
def nancumsum(x, axis=None, dtype=None):
    """Running sum in which NaN counts as 0."""
    return np.cumsum(np.where(is_number(x), x, 0), axis=axis, dtype=dtype)


@composed(np.nancumprod)
def nancumprod(x, axis=None, dtype=None):
    """Running product in which NaN counts as 1."""
    return np.cumprod(np.where(is_number(x), x, 1), axis=axis, dtype=dtype)


@composed(np.nanmax)
def nanmax(x, axis=None, **keywords):
    """Largest number; NaN only where there is none."""
    z = np.max(np.where(is_number(x), x, -np.inf), axis=axis, **keywords)
    return where_any(x, z, axis, keywords)


@composed(np.nanmin)
def nanmin(x, axis=None, **keywords):
    """Smallest number; NaN only where there is none."""
    z = np.min(np.where(is_number(x), x, np.inf), axis=axis, **keywords)
    return where_any(x, z, axis, keywords)


def where_any(x, z, axis, keywords):
    """Return z, and NaN where all of x is: an `initial` number is one, too."""
    if keywords.get("initial") is not None:
        return z
    there = np.any(is_number(x), axis=axis, keepdims=keywords.get("keepdims", False))
    return z if np.all(there) else np.where(there, z, np.nan)


@composed(np.nanmean)
def nanmean(x, axis=None, keepdims=False, **keywords):
    """Average of the numbers."""
    return np.mean(np.where(is_number(x), x, 0), axis=axis, keepdims=keepdims, **nan_masked(x, keywords))


@composed(np.nanvar)
def nanvar(x, axis=None, ddof=0, keepdims=False, **keywords):
    """Variance of the numbers."""
    return np.var(
        np.where(is_number(x), x, 0), axis=axis, ddof=ddof, keepdims=keepdims, **nan_masked(x, keywords)
    )


@composed(np.nanstd)
def nanstd(x, axis=None, ddof=0, keepdims=False, **keywords):
    """Standard deviation of the numbers; the slope of equal ones is 0."""
    return np.std(
        np.where(is_number(x), x, 0), axis=axis, ddof=ddof, keepdims=keepdims, **nan_masked(x, keywords)
    )


def nan_masked(x, keywords):
    """Return the keywords with a mask that leaves out what is not a number."""
    return keywords | {"where": is_number(x) & keywords.get("where", True)}
