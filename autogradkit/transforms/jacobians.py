"""Jacobians: all derivatives of a function, the first and the second, or a product with them."""

from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any

import numpy as np

from .gradients import as_tuples, grad
from .pullback import Recording, as_argnums, call_with_tensors, check_transformed, pull, recording_of
from .tree import inner_product, map_tree

__all__ = ["hessian", "hvp", "jacobian"]


def jacobian(f: Callable, argnums: int | Sequence[int] = 0) -> Callable[..., Any]:
    """Return the function that computes ∂z/∂x, of shape `z.shape + x.shape`: one backward pass per row.

    Where f returns several arrays, in a list, tuple or dict, there is such a Jacobian for each of them.

    Examples
    --------
    >>> import numpy as np
    >>> import autogradkit as ag
    >>> ag.jacobian(lambda x: np.array([[1.0, 2.0], [3.0, 4.0]]) @ x)([1.0, 1.0])
    array([[1., 2.],
           [3., 4.]])
    """

    check_transformed("jacobian", f, argnums)

    @wraps(f)
    def jacobian_at(*arguments: Any, **keywords: Any) -> Any:
        z, wanted, start = call_with_tensors(f, arguments, as_argnums(argnums), keywords)

        def derivatives(part: Any) -> Any:
            by_all = rows_of_jacobian(recording_of(part, wanted, start))
            return by_all[0] if isinstance(argnums, int) else by_all

        return map_tree(derivatives, z)

    return jacobian_at


def rows_of_jacobian(recorded: Recording) -> Any:
    """Return the derivatives of one recorded array by everything wanted, row by row."""
    shape, size = recorded.z.shape, recorded.z.size
    gradients = [pull(recorded, one.reshape(shape)[()]) for one in np.eye(size, dtype=recorded.z.dtype)]

    def stacked(t: Any, *rows: Any) -> Any:
        return np.reshape(np.stack(rows), shape + t.shape) if rows else np.zeros(shape + t.shape)

    return map_tree(stacked, recorded.wanted, *gradients)


def hessian(f: Callable, argnums: int | Sequence[int] = 0) -> Callable[..., Any]:
    """Return the function that computes all second derivatives, of shape `x.shape + x.shape`.

    With several `argnums`, a tuple of rows: `[i][j]` is the derivative by argument i, then by j. Where an
    argument is a list or dict of arrays, the rows and what stands in them are such lists or dicts, too.

    Examples
    --------
    >>> import autogradkit as ag
    >>> ag.hessian(lambda x: x[0] ** 2 * x[1])([1.0, 2.0])
    array([[4., 2.],
           [2., 0.]])
    """
    check_transformed("hessian", f, argnums)
    return jacobian(grad(f, argnums), argnums)


def hvp(f: Callable, primals: Any, tangents: Any) -> Any:
    """Return the Hessian of f at `primals` times `tangents`, without computing the Hessian.

    The Hessian is the slope of the slope: what is differentiated is <∇f(x), v>.

    Examples
    --------
    >>> import autogradkit as ag
    >>> ag.hvp(lambda x: x[0] ** 2 * x[1], [1.0, 2.0], [1.0, 0.0])
    array([4., 2.])
    """
    points, directions = as_tuples(primals, tangents)
    every = tuple(range(len(points)))

    def slope(*xs: Any) -> Any:
        return inner_product(grad(f, every)(*xs), directions)

    product = grad(slope, every)(*points)
    return product if isinstance(primals, tuple) else product[0]
