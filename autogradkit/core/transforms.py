"""Transforms: from a function to its derivative, by running the one backward pass in different ways.

All of them nest and compose: `grad(grad(f))`, `jacobian(grad(f))`, a `jvp` inside a `grad`. What makes this
safe is age. A transform notes the number of the youngest node when it starts; nodes older than that belong to
somebody outside. If the function's value was made from any of them, somebody may differentiate the result
again: it is then a Tensor, recorded. Otherwise it is a plain array.
"""

from functools import wraps
from typing import NamedTuple

import numpy as np

from autogradkit.core.engine import drain, seed, steps, youngest_first
from autogradkit.core.op import op
from autogradkit.core.recording import recording, set_recording
from autogradkit.core.tensor import Node, Tensor, age, result
from autogradkit.errors import BackwardError, DataError

__all__ = ["grad", "hessian", "hvp", "jacobian", "jvp", "value_and_grad", "vjp"]


@op("identity")
def identity(x):
    """The same value as a node of its own."""
    return x


@identity.backward
def identity_backward(g):
    """∂z/∂x = 1."""
    return g


class Recording(NamedTuple):
    """What a function computed, and from what."""

    z: Tensor  # its value
    wanted: tuple  # the tensors to differentiate by, in the arguments' own lists, tuples and dicts
    start: int  # nodes older than this belong to somebody outside
    shared: bool  # somebody outside may differentiate the result again

    @property
    def value(self):
        return self.z if self.shared else np.array(self.z._data)


def record(f, arguments, argnums, keywords=None):
    """Call `f` with tensors in place of the arguments numbered `argnums`."""
    outer, start = recording(), age()

    def own(x):
        """A node for x that no one else has, so that the gradient that arrives there is f's alone."""
        if isinstance(x, Tensor) and x.node is not None and outer:
            x = identity(x)
            x.node.retains_grad = True
            return x
        return Tensor(x)

    arguments = list(arguments)
    with set_recording(True):
        for i in argnums:
            arguments[i] = mapped(own, arguments[i])
        z = f(*arguments, **(keywords or {}))
    if isinstance(z, (tuple, list, dict)) and not holds_numbers(z):
        raise DataError(
            f"{name_of(f)} returned a {type(z).__name__}: return one array, for instance by np.stack."
        )
    z = z if isinstance(z, Tensor) else result(np.asarray(z, float)[()])
    return Recording(z, tuple([arguments[i] for i in argnums]), start, outer and reaches_below(z, start))


def reaches_below(z, start):
    """Whether `z` was made from a node older than `start`."""
    if z.node is None:
        return False
    nodes = youngest_first(z.node, start)
    return any(type(s) is Node and s.number < start for node in nodes for s in node.inputs)


def pull(recorded, g):
    """Return the gradient of `recorded` by everything wanted, given the upstream gradient `g`."""
    z, wanted, start, shared = recorded
    grads = {}
    if z.node is not None:
        taped = shared or (isinstance(g, Tensor) and g.node is not None)
        with set_recording(taped):
            drain(steps(z.node, g, grads, create_graph=shared, oldest=start))

    def arrived(t):
        total = grads.get(t.node)
        if total is None:
            return np.zeros(t.shape, t.dtype)
        return total if isinstance(total, Tensor) else np.array(total, t.dtype)

    return mapped(arrived, wanted)


def mapped(f, tree, *others):
    """Apply `f` to each array in nested lists, tuples and dicts; a list of numbers is one array."""
    if isinstance(tree, dict):
        return {key: mapped(f, part, *[o[key] for o in others]) for key, part in tree.items()}
    if type(tree) in (list, tuple) and not holds_numbers(tree):
        return type(tree)([mapped(f, *parts) for parts in zip(tree, *others, strict=True)])
    return f(tree, *others)


def holds_numbers(x):
    """Whether lists are nothing but numbers, as in [[1, 2], [3, 4]]."""
    return len(x) > 0 and all(
        holds_numbers(part) if type(part) in (list, tuple) else np.isscalar(part) for part in x
    )


def inner(tree, other):
    """Return the sum of all products of two trees of one structure: <tree, other>."""
    products = []

    def multiply(a, b):
        if np.shape(a) != np.shape(b):
            raise DataError(f"The tangent has shape {np.shape(b)}: its input has shape {np.shape(a)}.")
        products.append((a * b).sum())

    mapped(multiply, tree, mapped(lambda v: v if isinstance(v, Tensor) else np.asarray(v, float), other))
    total = products[0]
    for p in products[1:]:
        total = total + p
    return total


def as_argnums(argnums):
    return argnums if isinstance(argnums, tuple) else (argnums,)


def value_and_grad(f, argnums=0):
    """Return a function that computes f's value and its gradient together.

    Parameters
    ----------
    f : callable
        Of arrays, or of lists, tuples and dicts of arrays; returns one number.
    argnums : int or tuple of int
        By which arguments to differentiate.

    Returns
    -------
    callable
        `(value, gradient)`; the gradient has the argument's structure, and is a tuple if `argnums` is one.

    Raises
    ------
    BackwardError
        If f returns more than one number.

    Examples
    --------
    >>> import autogradkit as ag
    >>> ag.value_and_grad(lambda x: (x**2).sum())([1.0, 2.0])
    (array(5.), array([2., 4.]))
    """

    @wraps(f)
    def value_and_gradient(*arguments, **keywords):
        recorded = record(f, arguments, as_argnums(argnums), keywords)
        if recorded.z.size != 1:
            raise BackwardError(
                f"grad needs a function that returns one number, the loss: {name_of(f)} returned shape "
                f"{recorded.z.shape}. Reduce it, for instance with .sum(), or use jacobian."
            )
        gradient = pull(recorded, np.ones_like(recorded.z._data)[()])
        return recorded.value, (gradient if isinstance(argnums, tuple) else gradient[0])

    return value_and_gradient


def grad(f, argnums=0):
    """Return the function that computes f's gradient; see `value_and_grad`.

    Examples
    --------
    >>> import autogradkit as ag
    >>> cube = lambda x: x**3
    >>> ag.grad(cube)(2.0), ag.grad(ag.grad(cube))(2.0)
    (array(12.), array(12.))
    """
    both = value_and_grad(f, argnums)

    @wraps(f)
    def gradient(*arguments, **keywords):
        return both(*arguments, **keywords)[1]

    return gradient


def vjp(f, *primals):
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

    def pullback(g):
        gradient = pull(recorded, seed(recorded.z, g, create_graph=isinstance(g, Tensor)))
        return gradient if len(primals) != 1 else gradient[0]

    return recorded.value, pullback


def jvp(f, primals, tangents):
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
    primals, tangents = together(primals, tangents)
    outer, recorded = recording(), record(f, primals, range(len(primals)))
    start = age()
    with set_recording(True):
        g = Tensor(np.zeros_like(recorded.z._data))
        moved = inner(pull(recorded, g), tangents)
    if not isinstance(moved, Tensor):  # f's value does not depend on its inputs
        return recorded.value, np.zeros(recorded.z.shape)
    shared = outer and reaches_below(moved, recorded.start)
    (tangent,) = pull(Recording(moved, (g,), start, shared), np.ones_like(moved._data)[()])
    return recorded.value, tangent


def together(primals, tangents):
    """Return both as tuples, of the same length."""
    if not isinstance(primals, tuple):
        return (primals,), (tangents,)
    if not isinstance(tangents, tuple) or len(primals) != len(tangents):
        raise DataError(f"{len(primals)} inputs in a tuple need as many tangents in a tuple.")
    return primals, tangents


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

        found = mapped(stacked, recorded.wanted, *gradients)
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
    points, directions = together(primals, tangents)
    every = tuple(range(len(points)))

    def slope(*xs):
        return inner(grad(f, every)(*xs), directions)

    product = grad(slope, every)(*points)
    return product if isinstance(primals, tuple) else product[0]


def name_of(f):
    return getattr(f, "__name__", type(f).__name__)
