"""Matrix products."""

import numpy as np

from autogradkit.core.dispatch.composed import composed, operand
from autogradkit.core.op import op

__all__ = [
    "cross",
    "dot",
    "inner",
    "kron",
    "matmul",
    "matvec",
    "outer",
    "tensordot",
    "vdot",
    "vecdot",
    "vecmat",
]


@op("matmul", np.matmul, np.linalg.matmul)
def matmul(x, y):
    """Matrix product x @ y: of matrices, of vectors, and of stacks of matrices."""
    if not getattr(x, "shape", ()) or not getattr(y, "shape", ()):
        raise ValueError(f"matmul needs arrays with axes: x is {np.shape(x)}, y is {np.shape(y)}. Use *.")
    if x.shape[-1] != y.shape[-2 if y.ndim > 1 else 0]:
        which = "last axis" if y.ndim == 1 else "last axis but one" if y.ndim > 2 else "first axis"
        raise ValueError(f"matmul needs x's last axis to match y's {which}: x is {x.shape}, y is {y.shape}.")
    return x @ y


@matmul.backward
def matmul_backward(g, x, y, needs):
    """∂L/∂x = g yᵀ and ∂L/∂y = xᵀ g, with a vector standing for a matrix of one row or column."""
    if x.ndim == 1 and y.ndim == 1:
        return g * y, g * x
    if x.ndim == 1:
        g, x = g[..., None, :], x[None, :]
        dx, dy = matmul_backward(g, x, y, needs)
        return dx if dx is None else dx[..., 0, :], dy
    if y.ndim == 1:
        g, y = g[..., :, None], y[:, None]
        dx, dy = matmul_backward(g, x, y, needs)
        return dx, dy if dy is None else dy[..., :, 0]
    dx = g @ y.swapaxes(-1, -2) if needs[0] else None
    dy = x.swapaxes(-1, -2) @ g if needs[1] else None
    return dx, dy


@composed(np.dot)
def dot(x, y, out=None):
    """Product: of numbers, of matrices, or over x's last axis and y's last but one."""
    x, y = operand(x), operand(y)
    if x.ndim == 0 or y.ndim == 0:
        return x * y
    return x @ y if y.ndim <= 2 else np.tensordot(x, y, (-1, -2))


@composed(np.vdot)
def vdot(x, y, /):
    """Product of all numbers in reading order, summed."""
    return np.ravel(operand(x)) @ np.ravel(operand(y))


@composed(np.inner)
def inner(x, y, /):
    """Product over both last axes, summed."""
    x, y = operand(x), operand(y)
    return x * y if x.ndim == 0 or y.ndim == 0 else np.tensordot(x, y, (-1, -1))


@composed(np.outer, np.linalg.outer)
def outer(x, y, out=None):
    """Every number of x times every number of y."""
    return np.reshape(operand(x), (-1, 1)) * np.reshape(operand(y), (1, -1))


@composed(np.tensordot, np.linalg.tensordot)
def tensordot(x, y, axes=2):
    """Product over some axes of x and of y, summed: a matrix product of the two laid out as matrices."""
    x, y = operand(x), operand(y)
    of_x, of_y = axes if np.iterable(axes) else (range(x.ndim - axes, x.ndim), range(axes))
    normal = np.lib.array_utils.normalize_axis_tuple
    of_x, of_y = normal(of_x, x.ndim), normal(of_y, y.ndim)
    free_x = [n for n in range(x.ndim) if n not in of_x]
    free_y = [n for n in range(y.ndim) if n not in of_y]
    summed = [x.shape[n] for n in of_x]
    if summed != [y.shape[n] for n in of_y]:
        raise ValueError(
            f"tensordot needs the summed axes to match: x is {x.shape}, y is {y.shape}, "
            f"the axes are {of_x} and {of_y}."
        )
    rows, columns = [x.shape[n] for n in free_x], [y.shape[n] for n in free_y]
    n = int(np.prod(summed))
    x = np.reshape(np.transpose(x, (*free_x, *of_x)), (int(np.prod(rows)), n))
    y = np.reshape(np.transpose(y, (*of_y, *free_y)), (n, int(np.prod(columns))))
    return np.reshape(x @ y, tuple(rows + columns))


@composed(np.kron)
def kron(x, y):
    """Every number of x, each multiplied by all of y, laid out as blocks."""
    x, y = operand(x), operand(y)
    ndim = max(x.ndim, y.ndim)
    x = np.reshape(x, (1,) * (ndim - x.ndim) + x.shape)
    y = np.reshape(y, (1,) * (ndim - y.ndim) + y.shape)
    shape = tuple([n * m for n, m in zip(x.shape, y.shape, strict=True)])
    x = np.reshape(x, [n for length in x.shape for n in (length, 1)])
    y = np.reshape(y, [n for length in y.shape for n in (1, length)])
    return np.reshape(x * y, shape)


@composed(np.cross)
def cross(x, y, axisa=-1, axisb=-1, axisc=-1, axis=None):
    """Vector product of vectors of three numbers."""
    if axis is not None:
        axisa = axisb = axisc = axis
    x, y = np.moveaxis(operand(x), axisa, -1), np.moveaxis(operand(y), axisb, -1)
    if x.shape[-1] != 3 or y.shape[-1] != 3:
        raise ValueError(f"cross needs vectors of 3 numbers: x has {x.shape[-1]} and y {y.shape[-1]}.")
    after, before = [1, 2, 0], [2, 0, 1]
    z = x[..., after] * y[..., before] - x[..., before] * y[..., after]
    return np.moveaxis(z, -1, axisc)


@composed(np.linalg.cross)
def linalg_cross(x, y, /, *, axis=-1):
    """Vector product of vectors of three numbers along an axis."""
    return cross(x, y, axis=axis)


@composed(np.vecdot, np.linalg.vecdot)
def vecdot(x, y, /, *, axis=-1):
    """Scalar product of vectors along an axis."""
    x, y = operand(x), operand(y)
    check_axes("vecdot", x=(x, 1), y=(y, 1))
    x, y = np.moveaxis(x, axis, -1), np.moveaxis(y, axis, -1)
    check_lengths("vecdot", x=(x, -1), y=(y, -1))
    return (x[..., None, :] @ y[..., :, None])[..., 0, 0]


@composed(getattr(np, "matvec", None))
def matvec(x, y, /):
    """Matrices times vectors."""
    x, y = operand(x), operand(y)
    check_axes("matvec", x=(x, 2), y=(y, 1))
    check_lengths("matvec", x=(x, -1), y=(y, -1))
    return (x @ y[..., :, None])[..., 0]


@composed(getattr(np, "vecmat", None))
def vecmat(x, y, /):
    """Vectors times matrices."""
    x, y = operand(x), operand(y)
    check_axes("vecmat", x=(x, 1), y=(y, 2))
    check_lengths("vecmat", x=(x, -1), y=(y, -2))
    return (x[..., None, :] @ y)[..., 0, :]


def check_axes(function, **needed):
    """Raise if one of the arrays has fewer axes than its vectors or matrices need."""
    for name, (array, axes) in needed.items():
        if array.ndim < axes:
            kind, instead = (
                ("a vector", f"{name}[None]") if axes == 1 else ("a matrix", "np.vecdot of two vectors")
            )
            raise ValueError(
                f"np.{function} needs {kind} in {name}, which has shape {array.shape}: is {instead} meant?"
            )


def check_lengths(function, **given):
    """Raise if the axes along which two arrays are multiplied and summed are not of one length."""
    (x, along_x), (y, along_y) = given.values()
    n, m = x.shape[along_x], y.shape[along_y]
    if n != m:
        raise ValueError(
            f"np.{function} sums along an axis of x that has length {n} and one of y that has length {m}: "
            f"x is {x.shape}, y is {y.shape}."
        )
