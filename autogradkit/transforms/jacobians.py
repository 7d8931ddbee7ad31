"""Jacobians: all derivatives of a function, the first and the second, or a product with them."""

from functools import wraps

import numpy as np

from .gradients import as_tuples, grad
from .pullback import as_argnums, pull, record
from .tree import inner_product, map_tree

__all__ = ["hessian", "hvp", "jacobian"]


def jacobian(f, argnums=0):
    """Return the function that computes ∂z/∂x, of shape `z.shape + x.shape`: one backward pass per row.

    Examples
    --------
    >>> import numpy as np
    >>> import autogradkit as ag
    >>> ag.jacobian(lambda x: np.array([[1.0, 2.0], [3.0, 4.0]]) @ x)([1.0, 1.0])
    array([[1., 2.],
           [3., 4.]])
    """

    @wraps(f)
    def rows(*arguments, **keywords):
        recorded = record(f, arguments, as_argnums(argnums), keywords)
        shape, size = recorded.z.shape, recorded.z.size
        gradients = [pull(recorded, one.reshape(shape)[()]) for one in np.eye(size, dtype=recorded.z.dtype)]

        def stacked(t, *rows):
            return np.reshape(np.stack(rows), shape + t.shape) if rows else np.zeros(shape + t.shape)

        found = map_tree(stacked, recorded.wanted, *gradients)
        return found if isinstance(argnums, tuple) else found[0]

    return rows


def hessian(f, argnums=0):
    """Return the function that computes all second derivatives, of shape `x.shape + x.shape`.

    With several `argnums`, a tuple of rows: `[i][j]` is the derivative by argument i, then by argument j.

    Examples
    --------
    >>> import autogradkit as ag
    >>> ag.hessian(lambda x: x[0] ** 2 * x[1])([1.0, 2.0])
    array([[4., 2.],
           [2., 0.]])
    """
    if not isinstance(argnums, tuple):
        return jacobian(grad(f, argnums), argnums)
    rows = [jacobian(grad(f, n), argnums) for n in argnums]
    return lambda *arguments, **keywords: tuple([row(*arguments, **keywords) for row in rows])


def hvp(f, primals, tangents):
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

    def slope(*xs):
        return inner_product(grad(f, every)(*xs), directions)

    product = grad(slope, every)(*points)
    return product if isinstance(primals, tuple) else product[0]
