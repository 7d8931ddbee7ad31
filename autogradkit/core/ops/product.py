"""Matrix products."""

import numpy as np

from autogradkit.core.op import op

__all__ = ["matmul"]


@op("matmul", np.matmul)
def matmul(x, y):
    """Matrix product x @ y: of matrices, of vectors, and of stacks of matrices."""
    if np.ndim(x) == 0 or np.ndim(y) == 0:
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
