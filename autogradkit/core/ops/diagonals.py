"""Diagonals and triangles of matrices."""

import numpy as np

from autogradkit.core.dispatch.composed import composed
from autogradkit.core.op import op
from autogradkit.core.ops.indexing import scatter_add

__all__ = ["diag", "diagflat", "diagonal", "trace", "tril", "triu", "vander"]


def places(rows, columns, offset):
    """Return the index arrays of a diagonal in a matrix of that many rows and columns."""
    n = max(min(rows + min(offset, 0), columns - max(offset, 0)), 0)
    return np.arange(n) - min(offset, 0), np.arange(n) + max(offset, 0)


@op("diagonal", np.diagonal)
def diagonal(x, *, offset=0, axis1=0, axis2=1):
    """What stands on a diagonal of two axes, no copy of it; the diagonal becomes the last axis."""
    return np.diagonal(x, offset, axis1, axis2)


@diagonal.backward
def diagonal_backward(g, x_shape, offset, axis1, axis2):
    """Put each number back where it stood."""
    moved = np.moveaxis(np.empty(x_shape, bool), (axis1, axis2), (-2, -1)).shape
    dx = scatter_add(g, shape=moved, index=(..., *places(*moved[-2:], offset)))
    return np.moveaxis(dx, (-2, -1), (axis1, axis2))


@composed(np.linalg.diagonal)
def linalg_diagonal(x, /, *, offset=0):
    """The diagonal of the last two axes."""
    return diagonal(x, offset=offset, axis1=-2, axis2=-1)


@composed(np.diag)
def diag(v, k=0):
    """The diagonal of a matrix, or the matrix that has a row as its diagonal."""
    if v.ndim == 2:
        return np.diagonal(v, k)
    if v.ndim != 1:
        raise ValueError(f"diag takes a row or a matrix: this array has {v.ndim} axes.")
    n = len(v) + abs(k)
    return scatter_add(v, shape=(n, n), index=places(n, n, k))


@composed(np.diagflat)
def diagflat(v, k=0):
    """The matrix that has all of v, in reading order, as its diagonal."""
    return np.diag(np.ravel(v), k)


@composed(np.trace)
def trace(x, offset=0, axis1=0, axis2=1, dtype=None, out=None):
    """Sum over a diagonal."""
    return np.sum(np.diagonal(x, offset, axis1, axis2), axis=-1, dtype=dtype)


@composed(np.linalg.trace)
def linalg_trace(x, /, *, offset=0, dtype=None):
    """Sum over the diagonal of the last two axes."""
    return np.trace(x, offset, -2, -1, dtype)


@composed(np.tril)
def tril(m, k=0):
    """What is below a diagonal and on it; zeros above."""
    return np.where(np.tri(*m.shape[-2:], k=k, dtype=bool), m, 0.0)


@composed(np.triu)
def triu(m, k=0):
    """What is above a diagonal and on it; zeros below."""
    return np.where(np.tri(*m.shape[-2:], k=k - 1, dtype=bool), 0.0, m)


@composed(np.vander)
def vander(x, N=None, increasing=False):
    """Powers of x in columns, the highest first unless increasing."""
    powers = np.arange(len(x) if N is None else N, dtype=float)
    return x[:, None] ** (powers if increasing else powers[::-1])
