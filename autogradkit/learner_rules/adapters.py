"""Adapters: a learner's rule, made to fit the kit's op that its exercise is about.

Most exercises ask for a rule just as the engine calls it. Some ask for less: one exponent for all entries,
rows taken by a list, three arrays glued together. What is beyond the exercise stays with the kit's own rule.
"""

import inspect
from typing import NamedTuple

import numpy as np

__all__ = ["ADAPTERS", "Adapter", "as_gradients", "call"]


class Adapter(NamedTuple):
    """The op, what the exercise's rule may ask for, and `adapt(rule, kit_rule)`: returns the op's rule."""

    op: str
    asks: tuple
    adapt: object


def call(rule, **offered):
    """Call a learner's rule with those of the offered arguments that it names."""
    return as_gradients(rule(**{name: offered[name] for name in inspect.signature(rule).parameters}))


def as_gradients(answer):
    """Return several gradients as a tuple, and one alone as it is: the checker takes them in a list, too.

    >>> as_gradients([2.0, 3.0]), as_gradients([2.0]), as_gradients(2.0)
    ((2.0, 3.0), 2.0, 2.0)
    """
    if type(answer) not in (tuple, list):
        return answer
    return tuple(answer) if len(answer) != 1 else answer[0]


def pow_const(rule, kit_rule):
    """One exponent for all entries; exponents that need a gradient are the kit's."""

    def pow_backward(g, x, y, z, needs):
        exponents = np.asarray(y)
        if needs[1] or not exponents.size or np.any(exponents != exponents.flat[0]):
            return kit_rule(g, x, y, z, needs)
        return call(rule, g=g, x=x, z=z, n=exponents.flat[0].item()), None

    return pow_backward


def where(rule, kit_rule):
    """The condition is made of True and False, and gets nothing."""

    def where_backward(g, condition, needs):
        dx, dy = call(rule, g=g, condition=np.not_equal(condition, 0))
        return g * 0.0 if needs[0] else None, dx, dy

    return where_backward


def clip(rule, kit_rule):
    """The bounds' own gradients are the kit's."""

    def clip_backward(g, x, low, high):
        _, dlow, dhigh = kit_rule(g, x, low, high)
        return call(rule, g=g, x=x, low=low, high=high), dlow, dhigh

    return clip_backward


def transpose(rule, kit_rule):
    """The axes are told, none of them counted from the end."""

    def transpose_backward(g, axes):
        n = np.ndim(g)
        return call(rule, g=g, axes=tuple(range(n))[::-1] if axes is None else tuple(a % n for a in axes))

    return transpose_backward


def gather(rule, kit_rule):
    """Rows by an array of whole numbers; slices, masks and the like are the kit's."""

    def getitem_backward(g, x_shape, index):
        only = index[0] if isinstance(index, tuple) and len(index) == 1 else index
        if not isinstance(only, (list, np.ndarray)) or np.asarray(only).dtype.kind not in "iu":
            return kit_rule(g, x_shape, index)
        return call(rule, g=g, x_shape=x_shape, index=np.asarray(only))

    return getitem_backward


def concatenate(rule, kit_rule):
    """Three arrays, along an axis that they have."""

    def concatenate_backward(g, xs_shape, axis):
        if len(xs_shape) != 3 or axis is None:
            return kit_rule(g, xs_shape, axis)
        return tuple(call(rule, g=g, axis=axis, lengths=tuple(shape[axis] for shape in xs_shape)))

    return concatenate_backward


def stack(rule, kit_rule):
    """Three arrays."""

    def stack_backward(g, axis):
        return tuple(call(rule, g=g, axis=axis)) if g.shape[axis] == 3 else kit_rule(g, axis)

    return stack_backward


def batched_matmul(rule, kit_rule):
    """Matrices and stacks of them; vectors are the kit's."""

    def matmul_backward(g, x, y, needs):
        return kit_rule(g, x, y, needs=needs) if min(x.ndim, y.ndim) < 2 else call(rule, g=g, x=x, y=y)

    return matmul_backward


def affine(rule, kit_rule):
    """One example per row; the kit keeps the weights the other way round."""

    def linear_backward(g, x, w, b, needs):
        if x.ndim != 2:
            return kit_rule(g, x, w, needs=needs)
        dx, dw, db = call(rule, g=g, x=x, w=w.T, b=b)
        return dx, dw.T, db

    return linear_backward


def norm(rule, kit_rule):
    """Vectors along one axis, with a length that isn't kept as an axis."""

    def norm_backward(g, x, z, axis, keepdims):
        only = axis[0] if isinstance(axis, tuple) and len(axis) == 1 else axis
        if not isinstance(only, int) or keepdims:
            return kit_rule(g, x, z, axis, keepdims)
        return call(rule, g=g, x=x, z=z, axis=only)

    return norm_backward


def bce(rule, kit_rule):
    """The truth needs no gradient, and a yes weighs as much as a no."""

    def bce_with_logits_backward(g, x, y, pos_weight, needs):
        if needs[1] or np.any(np.not_equal(pos_weight, 1)):
            return kit_rule(g, x, y, pos_weight, needs)
        return call(rule, g=g, x=x, y=y), None

    return bce_with_logits_backward


def dropout(rule, kit_rule):
    """The kit's op is for training only, and keeps 1 / (1 - p)."""

    def dropout_backward(g, mask, scale):
        if not scale:  # everything is dropped
            return kit_rule(g, mask, scale)
        return call(rule, g=g, mask=np.not_equal(mask, 0), p=1 - 1 / scale, training=True), None

    return dropout_backward


def maxpool(rule, kit_rule):
    """Square windows on pictures, without padding."""

    def max_pool_backward(g, x, z, x_shape, winner, out, kernel, stride, padding, dilation):
        apart = any(padding) or set(dilation) != {1}
        if len(x_shape) != 4 or apart or len(set(kernel)) > 1 or len(set(stride)) > 1:
            return kit_rule(g, x_shape, winner, out, kernel, stride, padding, dilation)
        return call(rule, g=g, x=x, z=z, kernel=kernel[0], stride=stride[0])

    return max_pool_backward


def einsum(rule, kit_rule):
    """Two arrays."""

    def einsum_backward(g, xs, subscripts, optimize, needs):
        if len(xs) != 2:
            return kit_rule(g, xs, subscripts, optimize, needs)
        return call(rule, g=g, x=xs[0], y=xs[1], subscripts=subscripts)

    return einsum_backward


ADAPTERS = {  # what an exercise calls its rule → the kit's op
    "pow_const": Adapter("pow", ("g", "x", "z", "n"), pow_const),
    "where": Adapter("where", ("g", "condition"), where),
    "clip": Adapter("clip", ("g", "x", "low", "high"), clip),
    "transpose": Adapter("transpose", ("g", "axes"), transpose),
    "gather": Adapter("getitem", ("g", "x_shape", "index"), gather),
    "concatenate": Adapter("concatenate", ("g", "lengths", "axis"), concatenate),
    "stack": Adapter("stack", ("g", "axis"), stack),
    "batched_matmul": Adapter("matmul", ("g", "x", "y"), batched_matmul),
    "affine": Adapter("linear", ("g", "x", "w", "b"), affine),
    "norm": Adapter("norm", ("g", "x", "z", "axis"), norm),
    "bce": Adapter("bce_with_logits", ("g", "x", "y"), bce),
    "dropout": Adapter("dropout", ("g", "mask", "p", "training"), dropout),
    "maxpool": Adapter("max_pool", ("g", "x", "z", "kernel", "stride"), maxpool),
    "einsum": Adapter("einsum", ("g", "x", "y", "subscripts"), einsum),
}
