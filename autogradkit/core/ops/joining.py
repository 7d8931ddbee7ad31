"""Joining and splitting: several arrays in one, and one in several."""

from itertools import pairwise

import numpy as np

from autogradkit.core.dispatch.composed import composed, operand, plain_value
from autogradkit.core.op import op
from autogradkit.core.tensor import Tensor, from_lists

__all__ = [
    "append",
    "array",
    "array_split",
    "block",
    "column_stack",
    "concatenate",
    "dsplit",
    "dstack",
    "hsplit",
    "hstack",
    "split",
    "stack",
    "unstack",
    "vsplit",
    "vstack",
]


@op("concatenate", np.concatenate)
def concatenate(*xs, axis=0):
    """Arrays glued along an axis that they have; with axis None, all their numbers in a row."""
    return np.concatenate(xs, axis)


@concatenate.backward
def concatenate_backward(g, xs_shape, axis):
    """Cut where it was glued."""
    lengths = [np.prod(shape, dtype=int) if axis is None else shape[axis] for shape in xs_shape]
    parts = np.split(g, np.cumsum(lengths)[:-1], axis or 0)
    return tuple([np.reshape(part, shape) for part, shape in zip(parts, xs_shape, strict=True)])


@concatenate.extended
def extended_concatenate(*xs, axis=0, dtype=None, casting="same_kind"):
    """In another precision."""
    return concatenate(*xs, axis=axis).astype(dtype)


@op("stack", np.stack)
def stack(*xs, axis=0):
    """Arrays of one shape, along a new axis."""
    return np.stack(xs, axis)


@stack.backward
def stack_backward(g, axis):
    """Each layer to the array it came from."""
    return tuple(np.moveaxis(g, axis, 0))


@composed(np.vstack)
def vstack(xs, *, dtype=None, casting="same_kind"):
    """Arrays one above the other."""
    return np.concatenate([np.atleast_2d(x) for x in xs], 0, dtype=dtype)


@composed(np.hstack)
def hstack(xs, *, dtype=None, casting="same_kind"):
    """Arrays side by side."""
    xs = [np.atleast_1d(x) for x in xs]
    return np.concatenate(xs, 0 if xs[0].ndim == 1 else 1, dtype=dtype)


@composed(np.dstack)
def dstack(xs):
    """Arrays one behind the other, along the third axis."""
    return np.concatenate([np.atleast_3d(x) for x in xs], 2)


@composed(np.column_stack)
def column_stack(xs):
    """Rows become the columns of a matrix; matrices are put side by side."""
    columns = [operand(x) for x in xs]
    return np.concatenate([x if x.ndim > 1 else np.reshape(x, (-1, 1)) for x in columns], 1)


@composed(np.append)
def append(x, values, axis=None):
    """Values after x; without an axis, both in reading order."""
    return np.concatenate([operand(x), operand(values)], axis)


@composed(np.block)
def block(xs):
    """Arrays from nested lists: the innermost side by side, the next level one above the other."""

    def depth(x):
        return 1 + max(map(depth, x)) if isinstance(x, list) else 0

    def flat(x):
        return [part for item in x for part in flat(item)] if isinstance(x, list) else [operand(x)]

    levels = depth(xs)
    axes = max(levels, *[x.ndim for x in flat(xs)], 0)

    def joined(x, level):
        if not isinstance(x, list):
            x = operand(x)
            return np.reshape(x, (1,) * (axes - x.ndim) + x.shape)
        return np.concatenate([joined(item, level + 1) for item in x], axis=level - levels)

    return joined(xs, 0)


@composed(np.array_split)
def array_split(x, indices_or_sections, axis=0):
    """Parts along an axis, cut at indices or into a number of them that need not be equal."""
    n = x.shape[axis]
    indices_or_sections = plain_value(indices_or_sections, "split", "where to cut")
    if np.ndim(indices_or_sections):
        cuts = [0, *indices_or_sections, n]
    else:
        each, more = divmod(n, indices_or_sections)
        cuts = np.cumsum([0] + more * [each + 1] + (indices_or_sections - more) * [each]).tolist()
    before = (slice(None),) * (axis % x.ndim)
    return [x[(*before, slice(a, b))] for a, b in pairwise(cuts)]


@composed(np.split)
def split(x, indices_or_sections, axis=0):
    """Parts along an axis, cut at indices or into a number of equal ones."""
    if not np.ndim(indices_or_sections) and x.shape[axis] % indices_or_sections:
        raise ValueError(f"{x.shape[axis]} rows can't be split into {indices_or_sections} equal parts.")
    return array_split(x, indices_or_sections, axis)


@composed(np.hsplit)
def hsplit(x, indices_or_sections):
    """Parts side by side."""
    return split(x, indices_or_sections, 0 if x.ndim == 1 else 1)


@composed(np.vsplit)
def vsplit(x, indices_or_sections):
    """Parts one above the other."""
    return split(x, indices_or_sections, 0)


@composed(np.dsplit)
def dsplit(x, indices_or_sections):
    """Parts one behind the other, along the third axis."""
    return split(x, indices_or_sections, 2)


def array(data):
    """Return nested lists of numbers and Tensors as one Tensor, which np.array can't.

    >>> from autogradkit import Tensor
    >>> x = Tensor(3.0)
    >>> array([[x, 1.0], [2.0, x]]).sum().backward()
    >>> x.grad
    array(2.)
    """
    data = from_lists(data)
    return +data if isinstance(data, Tensor) else np.array(data)


@composed(getattr(np, "unstack", None))
def unstack(x, /, *, axis=0):
    """The layers of x along an axis, as a tuple."""
    return tuple(np.moveaxis(x, axis, 0))
