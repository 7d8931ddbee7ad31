"""A spelling: an exercise's rule, said again in the names of the kit's op that it belongs to.

Most exercises ask for a rule just as the engine calls it. Some ask for less: one exponent for all entries,
rows taken by a list, three arrays glued together. What is beyond the exercise stays with the kit's own rule.
"""

import inspect
from typing import NamedTuple

import numpy as np

__all__ = ["SPELLINGS"]


class Spelling(NamedTuple):
    """The op, what the exercise's rule may ask for, and `said(rule, own)`, which gives the op's rule."""

    op: str
    asks: tuple
    said: object


def asked(rule, **offered):
    """Call a learner's rule with those of the offered arguments that it names."""
    return rule(**{name: offered[name] for name in inspect.signature(rule).parameters})


def power(rule, own):
    """One exponent for all entries; exponents that need a gradient are the kit's."""

    def pow_backward(g, x, y, z, needs):
        exponents = np.asarray(y)
        if needs[1] or not exponents.size or np.any(exponents != exponents.flat[0]):
            return own(g, x, y, z, needs)
        return asked(rule, g=g, x=x, z=z, n=exponents.flat[0].item()), None

    return pow_backward


def choice(rule, own):
    """The condition is made of True and False, and gets nothing."""

    def where_backward(g, condition, needs):
        dx, dy = asked(rule, g=g, condition=np.not_equal(condition, 0))
        return g * 0.0 if needs[0] else None, dx, dy

    return where_backward


def clipping(rule, own):
    """The bounds' own gradients are the kit's."""

    def clip_backward(g, x, low, high):
        _, dlow, dhigh = own(g, x, low, high)
        return asked(rule, g=g, x=x, low=low, high=high), dlow, dhigh

    return clip_backward


def transposition(rule, own):
    """The axes are told, none of them counted from the end."""

    def transpose_backward(g, axes):
        n = np.ndim(g)
        return asked(rule, g=g, axes=tuple(range(n))[::-1] if axes is None else tuple(a % n for a in axes))

    return transpose_backward


def rows(rule, own):
    """Rows by an array of whole numbers; slices, masks and the like are the kit's."""

    def getitem_backward(g, x_shape, index):
        only = index[0] if isinstance(index, tuple) and len(index) == 1 else index
        if not isinstance(only, (list, np.ndarray)) or np.asarray(only).dtype.kind not in "iu":
            return own(g, x_shape, index)
        return asked(rule, g=g, x_shape=x_shape, index=np.asarray(only))

    return getitem_backward


def gluing(rule, own):
    """Three arrays, along an axis that they have."""

    def concatenate_backward(g, xs_shape, axis):
        if len(xs_shape) != 3 or axis is None:
            return own(g, xs_shape, axis)
        return tuple(asked(rule, g=g, axis=axis, lengths=tuple(shape[axis] for shape in xs_shape)))

    return concatenate_backward


def stacking(rule, own):
    """Three arrays."""

    def stack_backward(g, axis):
        return tuple(asked(rule, g=g, axis=axis)) if g.shape[axis] == 3 else own(g, axis)

    return stack_backward


SPELLINGS = {  # what an exercise calls its rule → the kit's op
    "pow_const": Spelling("pow", ("g", "x", "z", "n"), power),
    "where": Spelling("where", ("g", "condition"), choice),
    "clip": Spelling("clip", ("g", "x", "low", "high"), clipping),
    "transpose": Spelling("transpose", ("g", "axes"), transposition),
    "gather": Spelling("getitem", ("g", "x_shape", "index"), rows),
    "concatenate": Spelling("concatenate", ("g", "lengths", "axis"), gluing),
    "stack": Spelling("stack", ("g", "axis"), stacking),
}
