"""Gradients: the slope of a function of many numbers, from behind (grad, vjp) and from the front (jvp)."""

from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any

import numpy as np

from autogradkit.core import Tensor
from autogradkit.core.engine import seed
from autogradkit.core.node import age
from autogradkit.core.recording import recording, set_recording
from autogradkit.errors import BackwardError, DataError

from .pullback import Recording, as_argnums, check_transformed, name_of, pull, reaches_below, record
from .tree import inner_product

__all__ = ["as_tuples", "grad", "jvp", "value_and_grad", "vjp"]


def value_and_grad(f: Callable, argnums: int | Sequence[int] = 0) -> Callable[..., tuple[Any, Any]]:
    """Return a function that computes f's value and its gradient together.

    Parameters
    ----------
    f : callable
        Of arrays, or of lists, tuples, named tuples and dicts of arrays; returns one number.
    argnums : int or tuple of int
        By which arguments to differentiate: they may be given by keyword, too.

    Returns
    -------
    callable
        `(value, gradient)`; the gradient has the argument's structure, and is a tuple if `argnums` is one.

    Raises
    ------
    BackwardError
        If f returns more than one number, or None; or if what it returns has lost its graph because a tensor
        became a bare number on the way (float(x), math.sin(x), x.item(), x.data).

    Examples
    --------
    >>> import autogradkit as ag
    >>> ag.value_and_grad(lambda x: (x**2).sum())([1.0, 2.0])
    (array(5.), array([2., 4.]))
    """

    check_transformed("value_and_grad", f, argnums)

    @wraps(f)
    def value_and_gradient(*arguments: Any, **keywords: Any) -> tuple[Any, Any]:
        recorded = record(f, arguments, as_argnums(argnums), keywords)
        if recorded.z.size != 1:
            raise BackwardError(
                f"grad needs a function that returns one number, the loss: {name_of(f)} returned shape "
                f"{recorded.z.shape}. Reduce it, for instance with .sum(), or use jacobian."
            )
        gradient = pull(recorded, np.ones_like(recorded.z._data)[()])
        return recorded.value, (gradient[0] if isinstance(argnums, int) else gradient)

    return value_and_gradient


def grad(f: Callable, argnums: int | Sequence[int] = 0) -> Callable[..., Any]:
    """Return the function that computes f's gradient; see `value_and_grad`.

    Examples
    --------
    >>> import autogradkit as ag
    >>> cube = lambda x: x**3
    >>> ag.grad(cube)(2.0), ag.grad(ag.grad(cube))(2.0)
    (array(12.), array(12.))
    """
    check_transformed("grad", f, argnums)
    both = value_and_grad(f, argnums)

    @wraps(f)
    def gradient(*arguments: Any, **keywords: Any) -> Any:
        return both(*arguments, **keywords)[1]

    return gradient


def vjp(f: Callable, *primals: Any) -> tuple[Any, Callable[[Any], Any]]:
    """Return f's value, and a function from an upstream gradient to the gradients of `primals`.

    f runs once; the function may be called as often as there are upstream gradients (of f's output shape).

    Examples
    --------
    >>> import autogradkit as ag
    >>> z, pullback = ag.vjp(lambda x: x * x, [1.0, 2.0])
    >>> pullback([1.0, 10.0])
    array([ 2., 40.])
    """
    recorded = record(f, primals, range(len(primals)))

    def pullback(g: Any) -> Any:
        gradient = pull(recorded, seed(recorded.z, g, create_graph=isinstance(g, Tensor)))
        return gradient if len(primals) != 1 else gradient[0]

    return recorded.value, pullback


def jvp(f: Callable, primals: Any, tangents: Any) -> tuple[Any, Any]:
    """Return f's value and how it moves when the inputs move along `tangents`: forward mode.

    There is no second set of rules. A backward rule is linear in g: for an op with Jacobian J it computes
    r(g) = Jᵀg. What forward mode wants is Jv, and that hides in r: the number <r(g), v> = <g, Jv> is linear
    in g too, and its slope in g is Jv. So run the backward pass with a *tensor* for the upstream gradient,
    whose value does not matter, and differentiate what arrives, times v, by that tensor. Twice transposed
    is not transposed. Source: J. Townsend, "A new trick for calculating Jacobian vector products", 2017.

    Parameters
    ----------
    primals, tangents : array_like or tuple of array_like
        The point and the direction, of the same shapes; tuples if f takes several arrays.

    Examples
    --------
    >>> import autogradkit as ag
    >>> ag.jvp(lambda x: x * x, [1.0, 2.0], [1.0, 10.0])
    (array([1., 4.]), array([ 2., 40.]))
    """
    primals, tangents = as_tuples(primals, tangents)
    outer, recorded = recording(), record(f, primals, range(len(primals)))
    start = age()
    with set_recording(True):
        g = Tensor(np.zeros_like(recorded.z._data))
        moved = inner_product(pull(recorded, g), tangents)
    if not isinstance(moved, Tensor):  # f's value does not depend on its inputs
        return recorded.value, np.zeros(recorded.z.shape)
    shared = outer and reaches_below(moved, recorded.start)
    (tangent,) = pull(Recording(moved, (g,), start, shared), np.ones_like(moved._data)[()])
    return recorded.value, tangent


def as_tuples(primals: Any, tangents: Any) -> tuple[tuple, tuple]:
    """Return both as tuples, of the same length."""
    if not isinstance(primals, tuple):
        return (primals,), (tangents,)
    if not isinstance(tangents, tuple) or len(primals) != len(tangents):
        raise DataError(f"{len(primals)} inputs in a tuple need as many tangents in a tuple.")
    return primals, tangents
