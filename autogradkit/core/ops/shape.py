"""Shapes: the same numbers in other places. To pass a gradient back is to undo the move."""

import numpy as np

from autogradkit.core.broadcast import sum_to
from autogradkit.core.op import op

__all__ = ["broadcast_to", "concatenate", "expand_dims", "reshape", "squeeze", "stack", "transpose"]


@op("reshape", np.reshape)
def reshape(x, *, shape):
    """The same numbers, row by row, in another shape."""
    return np.reshape(x, shape)


@reshape.backward
def reshape_backward(g, x_shape):
    """Back to the shape they had."""
    return np.reshape(g, x_shape)


@op("transpose", np.transpose)
def transpose(x, *, axes=None):
    """Axes in another order; without `axes`, in reverse."""
    return np.transpose(x, axes)


@transpose.backward
def transpose_backward(g, axes):
    """The inverse permutation: undo the move, don't repeat it."""
    return np.transpose(g, None if axes is None else np.argsort(axes))


@op("expand_dims", np.expand_dims)
def expand_dims(x, *, axis):
    """New axes of length 1."""
    return np.expand_dims(x, axis)


@op("squeeze", np.squeeze)
def squeeze(x, *, axis=None):
    """Without its axes of length 1."""
    return np.squeeze(x, axis)


expand_dims.backward(reshape_backward)
squeeze.backward(reshape_backward)


@op("broadcast_to", np.broadcast_to)
def broadcast_to(x, *, shape):
    """Copies along new axes and along axes of length 1."""
    return np.broadcast_to(x, shape)


@broadcast_to.backward
def broadcast_to_backward(g, x_shape):
    """Each copy sends its gradient to the one original."""
    return sum_to(g, x_shape)


@op("concatenate", np.concatenate)
def concatenate(*xs, axis=0):
    """Arrays glued along an axis that they have."""
    return np.concatenate(xs, axis)


@concatenate.backward
def concatenate_backward(g, xs_shape, axis):
    """Cut where it was glued."""
    ends = np.cumsum([shape[axis] for shape in xs_shape])
    return tuple(np.split(g, ends[:-1], axis))


@op("stack", np.stack)
def stack(*xs, axis=0):
    """Arrays of one shape, along a new axis."""
    return np.stack(xs, axis)


@stack.backward
def stack_backward(g, axis):
    """Each layer to the array it came from."""
    return tuple(np.moveaxis(g, axis, 0))
