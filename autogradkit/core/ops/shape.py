"""Shapes: the same numbers in other places. To pass a gradient back is to undo the move."""

import numpy as np

from autogradkit.core.broadcast import sum_to
from autogradkit.core.dispatch.composed import composed, operand
from autogradkit.core.dispatch.constants import plain
from autogradkit.core.op import op
from autogradkit.core.tensor import Tensor
from autogradkit.errors import DataError

__all__ = [
    "astype",
    "atleast_1d",
    "atleast_2d",
    "atleast_3d",
    "broadcast_arrays",
    "broadcast_to",
    "copy",
    "expand_dims",
    "matrix_transpose",
    "moveaxis",
    "ravel",
    "reshape",
    "rollaxis",
    "squeeze",
    "swapaxes",
    "transpose",
]


@op("reshape", np.reshape)
def reshape(x, *, shape):
    """The same numbers, row by row, in another shape."""
    return np.reshape(x, shape)


@reshape.backward
def reshape_backward(g, x_shape):
    """Back to the shape they had."""
    return np.reshape(g, x_shape)


@reshape.extended
def extended_reshape(x, shape, order="C", copy=None):
    """Column by column with order="F", and with "A" where x lies so in memory."""
    if order not in ("C", "F", "A"):
        raise ValueError(f'reshape reads in order "C", "F" or "A": {order!r} was given.')
    if order == "C" or (order == "A" and not np.isfortran(x)):
        return reshape(x, shape=shape)
    shape = shape if np.ndim(shape) else (shape,)
    return np.transpose(reshape(np.transpose(x), shape=tuple(shape[::-1])))


@op("transpose", np.transpose)
def transpose(x, *, axes=None):
    """Axes in another order; without `axes`, in reverse."""
    return np.transpose(x, axes)


@transpose.backward
def transpose_backward(g, axes):
    """The inverse permutation: undo the move, don't repeat it."""
    return np.transpose(g, None if axes is None else np.argsort(np.mod(axes, len(axes))))


@op("expand_dims", np.expand_dims)
def expand_dims(x, *, axis):
    """New axes of length 1."""
    return np.expand_dims(x, axis)


@op("squeeze", np.squeeze)
def squeeze(x, *, axis=None):
    """Without its axes of length 1."""
    z = np.squeeze(x, axis)
    return z[...] if z is x else z


expand_dims.backward(reshape_backward)
squeeze.backward(reshape_backward)
reshape.moves = transpose.moves = squeeze.moves = True


@op("broadcast_to", np.broadcast_to)
def broadcast_to(x, *, shape):
    """Copies along new axes and along axes of length 1."""
    return np.broadcast_to(x, shape)


@broadcast_to.backward
def broadcast_to_backward(g, x_shape):
    """Each copy sends its gradient to the one original."""
    return sum_to(g, x_shape)


@op("astype")
def to_float(x, *, dtype):
    """The same numbers in another precision."""
    return np.asarray(x).astype(dtype)[()]


@to_float.backward
def to_float_backward(g, x):
    """The gradient in the precision of its input: passed on in float16, it may not have room."""
    return g.astype(x.dtype)


def astype(x, dtype, order="K", casting="unsafe", subok=True, copy=True, device=None):
    """The same numbers in another precision; whole numbers and truth values have no slope: a plain array."""
    x = operand(x)
    kind = np.dtype(dtype).kind
    if kind == "c" and isinstance(x, Tensor) and x.requires_grad:
        raise DataError(
            f"{x.label} needs a gradient, and autogradkit differentiates real-valued functions only: take "
            "np.fft where complex numbers are needed, or .detach() it."
        )
    if kind != "f":
        return plain(x).astype(dtype)
    return whole(x) if not copy and x.dtype == dtype else to_float(x, dtype=np.dtype(dtype))


@composed(np.astype)
def numpys_astype(x, dtype, /, *, copy=True, device=None):
    """The same numbers in another precision; see `astype`."""
    return astype(x, dtype, copy=copy)


def whole(x):
    """The part of x that is all of it, as x[...] is: what NumPy returns where it has nothing to do."""
    return x[...]


@composed(np.ravel)
def ravel(x, order="C"):
    """The numbers in reading order, along one axis; with "K" in the order in which they lie in memory."""
    if order == "K":
        strides = np.abs(x.strides)
        return np.reshape(np.transpose(x, sorted(range(x.ndim), key=lambda axis: -strides[axis])), -1)
    return np.reshape(x, -1, order=order)


@composed(np.copy)
def copy(x, order="K", subok=False):
    """The same numbers, as an array of their own."""
    return +x


@composed(np.moveaxis)
def moveaxis(x, source, destination):
    """Some axes moved to new places, the others in their old order."""
    normal = np.lib.array_utils.normalize_axis_tuple
    source, destination = normal(source, x.ndim, "source"), normal(destination, x.ndim, "destination")
    if len(source) != len(destination):
        raise ValueError(
            f"moveaxis needs as many destinations as sources: {len(source)}, {len(destination)}."
        )
    order = [n for n in range(x.ndim) if n not in source]
    for to, n in sorted(zip(destination, source, strict=True)):
        order.insert(to, n)
    return np.transpose(x, tuple(order))


@composed(np.swapaxes)
def swapaxes(x, axis1, axis2):
    """Two axes exchanged."""
    order = list(range(x.ndim))
    order[axis1], order[axis2] = order[axis2], order[axis1]
    return np.transpose(x, tuple(order))


@composed(np.rollaxis)
def rollaxis(x, axis, start=0):
    """One axis moved to stand before `start`."""
    axis, start = axis % x.ndim, start + x.ndim if start < 0 else start
    return moveaxis(x, axis, start - (axis < start))


@composed(getattr(np, "matrix_transpose", None), np.linalg.matrix_transpose)
def matrix_transpose(x, /):
    """The last two axes exchanged."""
    return np.swapaxes(x, -1, -2)


def each(reshaped):
    """Let a function of one array take several, as np.atleast_1d does."""

    def of_all(*xs):
        xs = tuple([reshaped(operand(x)) for x in xs])
        return xs[0] if len(xs) == 1 else xs

    of_all.__name__, of_all.__doc__ = reshaped.__name__, reshaped.__doc__
    return of_all


@composed(np.atleast_1d)
@each
def atleast_1d(x):
    """A number becomes a row of one."""
    return whole(x) if x.ndim else np.reshape(x, (1,))


@composed(np.atleast_2d)
@each
def atleast_2d(x):
    """A row becomes a matrix of one row."""
    return whole(x) if x.ndim > 1 else np.reshape(x, (1, -1) if x.size else (1, 0))


@composed(np.atleast_3d)
@each
def atleast_3d(x):
    """A matrix gets a last axis, a row a first axis too."""
    return whole(x) if x.ndim > 2 else np.expand_dims(x, 2) if x.ndim == 2 else np.reshape(x, (1, x.size, 1))


@composed(np.broadcast_arrays)
def broadcast_arrays(*xs, subok=False):
    """Every array as large as the largest needs."""
    shape = np.broadcast_shapes(*[np.shape(x) for x in xs])
    return tuple([np.broadcast_to(x, shape) for x in xs])
