"""Choices: of several numbers at one place, one is taken, and the gradient goes where it came from."""

import numpy as np

from autogradkit.core.dispatch.composed import composed, plain_value
from autogradkit.core.dispatch.constants import plain
from autogradkit.core.op import op
from autogradkit.core.ops.indexing import setitem
from autogradkit.core.tensor import Tensor

__all__ = [
    "choose",
    "clip",
    "copysign",
    "fmax",
    "fmin",
    "heaviside",
    "maximum",
    "minimum",
    "nan_to_num",
    "piecewise",
    "select",
    "where",
]


@op("maximum", np.maximum)
def maximum(x, y):
    """The larger of two; at a tie each gets half of the gradient."""
    return np.maximum(x, y)


@maximum.backward
def maximum_backward(g, x, y):
    """The gradient goes to the winner."""
    to_x = np.where(x == y, 0.5, x > y)
    return g * to_x, g * (1 - to_x)


@op("minimum", np.minimum)
def minimum(x, y):
    """The smaller of two; at a tie each gets half of the gradient."""
    return np.minimum(x, y)


@minimum.backward
def minimum_backward(g, x, y):
    """The gradient goes to the winner."""
    to_x = np.where(x == y, 0.5, x < y)
    return g * to_x, g * (1 - to_x)


@op("where", np.where)
def where(condition, x, y):
    """Take x where the condition holds, y elsewhere.

    The branch not taken is still computed: if its slope is infinite, 0 · ∞ makes its gradient NaN. Repair
    the input of that branch, not its output.
    """
    return np.where(condition, x, y)


@where.backward
def where_backward(g, condition, needs):
    """The gradient goes where the value came from; the condition gets nothing."""
    condition = np.not_equal(condition, 0)
    return g * 0.0 if needs[0] else None, np.where(condition, g, 0.0), np.where(condition, 0.0, g)


@op("fmax", np.fmax)
def fmax(x, y):
    """The larger of two, where a number wins over NaN; at a tie each gets half of the gradient."""
    return np.fmax(x, y)


@fmax.backward
def fmax_backward(g, x, y):
    """The gradient goes to the winner."""
    to_x = np.where(np.equal(x, y), 0.5, np.greater(x, y) | np.isnan(y))
    return g * to_x, g * (1 - to_x)


@op("fmin", np.fmin)
def fmin(x, y):
    """The smaller of two, where a number wins over NaN; at a tie each gets half of the gradient."""
    return np.fmin(x, y)


@fmin.backward
def fmin_backward(g, x, y):
    """The gradient goes to the winner."""
    to_x = np.where(np.equal(x, y), 0.5, np.less(x, y) | np.isnan(y))
    return g * to_x, g * (1 - to_x)


@op("clip")
def clip_between(x, low, high):
    """Numbers below `low` become low and above `high` high; at the bounds themselves the slope is still 1."""
    return np.clip(x, low, high)


@clip_between.backward
def clip_backward(g, x, low, high):
    """The gradient goes where the value came from."""
    above = np.greater(np.maximum(x, low), high)
    below = np.less(x, low) & ~above
    return g * ~(above | below), g * below, g * above


def clip(x, low=None, high=None, *, min=None, max=None):
    """Numbers below `low` become low and above `high` high; at the bounds themselves the slope is still 1.

    As in NumPy the bounds may be arrays or missing, and may also be called min and max. A bound gets the
    gradient of the numbers that it has replaced.
    """
    low, high = low if low is not None else min, high if high is not None else max
    return clip_between(x, -np.inf if low is None else low, np.inf if high is None else high)


@composed(np.clip, np._core.umath.clip)  # the second is behind array.clip(low, high)
def clip_numpy(x, a_min=None, a_max=None, *, min=None, max=None):
    """NumPy's names for the bounds."""
    return clip(x, a_min, a_max, min=min, max=max)


@composed(np.select)
def select(condlist, choicelist, default=0):
    """At each place the first choice whose condition holds, or the default."""
    z = default
    for condition, choice in zip(reversed(condlist), reversed(choicelist), strict=True):
        z = where(plain_value(condition, "select", "a condition"), choice, z)
    return z


@composed(np.choose)
def choose(x, choices, out=None, mode="raise"):
    """At each place the choice whose number x gives."""
    which = np.choose(plain_value(x, "choose", "the numbers of the choices"), range(len(choices)), mode=mode)
    z = choices[0]
    for n, choice in enumerate(choices):
        z = where(which == n, choice, z)
    return z


@composed(np.piecewise)
def piecewise(x, condlist, funclist, *arguments, **keywords):
    """Where a condition holds, its function of x, or its number; the last that holds wins."""
    if len(condlist) != len(funclist) and np.ndim(condlist) == np.ndim(x):
        condlist = [condlist]
    condlist = [np.asarray(plain_value(c, "piecewise", "a condition"), dtype=bool) for c in condlist]
    if len(funclist) == len(condlist) + 1:
        condlist.append(~np.any(condlist, axis=0))
    z = x * 0.0
    for condition, function in zip(condlist, funclist, strict=True):
        part = function(x[condition], *arguments, **keywords) if callable(function) else function
        z = setitem(z, part, index=condition)
    return z


@composed(np.heaviside)
def heaviside(x, at_0):
    """Step from 0 to 1, and `at_0` at 0, to which the gradient goes there; x itself has slope 0."""
    step = np.where(np.isnan(x), np.nan, np.greater(x, 0)).astype(np.result_type(x, at_0))
    return where(np.equal(x, 0), at_0, step)


@composed(np.nan_to_num)
def nan_to_num(x, copy=True, nan=0.0, posinf=None, neginf=None):
    """Replace NaN and the infinities by numbers, which get no gradient; in x itself with copy=False."""
    bad = ~np.isfinite(x)
    z = where(bad, np.nan_to_num(plain(x), nan=nan, posinf=posinf, neginf=neginf), x) if np.any(bad) else +x
    if copy or not isinstance(x, Tensor):
        return z
    x[...] = z
    return x


@op("copysign", np.copysign)
def copysign(x, y):
    """The size of x with the sign of y; at x = 0 the slope is 0, and that for y is 0 everywhere."""
    return np.copysign(x, y)


@copysign.backward
def copysign_backward(g, x, y):
    """∂z/∂x is 1 where the two have one sign and -1 where they haven't."""
    return g * (np.sign(x) * np.copysign(1.0, y)), np.zeros_like(g)
