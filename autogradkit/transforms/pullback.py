"""The pullback: a function is run with tensors in place of its arguments, then gradients go back through it.

What makes it safe to nest is age. A pullback notes the number of the youngest node when it starts; nodes
older than that belong to somebody outside. If the function's value was made from any of them, somebody may
differentiate the result again: it is then a Tensor, recorded. Otherwise it is a plain array.
"""

import inspect
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

import numpy as np

from autogradkit.core import Tensor, op
from autogradkit.core.engine import drain, steps, youngest_first
from autogradkit.core.node import Node, age
from autogradkit.core.recording import recording, set_recording
from autogradkit.core.tensor import as_numbers, result
from autogradkit.errors import AutogradkitError, BackwardError, DataError
from autogradkit.guards.record_keeping import noting_conversions, warn_of_search

from .tree import is_tree, map_tree

__all__ = [
    "Recording",
    "as_argnums",
    "call_with_tensors",
    "check_transformed",
    "name_of",
    "pull",
    "reaches_below",
    "record",
    "recording_of",
]


@op("identity")
def identity(x: Any) -> Any:
    """The same value as a node of its own."""
    return x


@identity.backward
def identity_backward(g: Any) -> Any:
    """∂z/∂x = 1."""
    return g


class Recording(NamedTuple):
    """What a function computed, and from what."""

    z: Tensor  # its value
    wanted: tuple  # the tensors to differentiate by, in the arguments' own lists, tuples and dicts
    start: int  # nodes older than this belong to somebody outside
    shared: bool  # somebody outside may differentiate the result again

    @property
    def value(self) -> Any:
        """What f computed: a Tensor if somebody may differentiate it again, else an array."""
        return self.z if self.shared else np.array(self.z._data)


def record(f: Callable, arguments: tuple, argnums: Iterable[int], keywords: dict | None = None) -> Recording:
    """Call `f` with tensors in place of the arguments numbered `argnums`."""
    z, wanted, start = call_with_tensors(f, arguments, argnums, keywords or {})
    if is_tree(z):
        raise DataError(
            f"{name_of(f)} returned a {type(z).__name__}: return one array, for instance by np.stack."
        )
    return recording_of(z, wanted, start)


def recording_of(z: Tensor, wanted: tuple, start: int) -> Recording:
    """Return the Recording of one array among what a function returned."""
    return Recording(z, wanted, start, recording() and reaches_below(z, start))


def call_with_tensors(
    f: Callable, arguments: Any, argnums: Iterable[int], keywords: dict
) -> tuple[Any, tuple, int]:
    """Return what `f` returns, as Tensors; the tensors to differentiate by; and the age at the call."""
    outer, start, nodes = recording(), age(), []

    def own_node(x: Any) -> Tensor:
        """A node for x that no one else has, so that the gradient that arrives there is f's alone."""
        if isinstance(x, Tensor) and x.node is not None and outer:
            x = identity(x)
            x.node.retains_grad = True
            return x
        return Tensor(x.detach() if isinstance(x, Tensor) else x)

    arguments, keywords = list(arguments), dict(keywords)
    places = [place_of(f, n, arguments, keywords) for n in argnums]
    for there, place in places:
        there[place] = map_tree(own_node, there[place])
    wanted = map_tree(lambda t: t, tuple([there[place] for there, place in places]))
    map_tree(lambda t: nodes.append(t.node), wanted)
    with set_recording(True), noting_conversions(nodes) as conversions:
        try:
            z = f(*arguments, **keywords)
        except ValueError as error:  # of array[i] = tensor NumPy says something general, and why is the cause
            if isinstance(error.__cause__, AutogradkitError):
                raise error.__cause__ from None
            raise
    wanted = as_they_were(wanted, nodes)
    if z is None:
        raise BackwardError(f"{name_of(f)} returned None: is its `return` missing?")
    z = map_tree(as_tensor, z)
    if conversions and not depends_on(z, wanted, start):
        raise BackwardError(
            f"What {name_of(f)} returned does not depend on its arguments, as far as the graph tells: on the "
            f"way a tensor lost its past, by {conversions[0]}. Compute with the tensors "
            "themselves, with np.sin instead of math.sin; if the derivative is to be 0, say so by .detach()."
        )
    if conversions.compared and is_constant(z):
        warn_of_search(name_of(f), conversions)
    return z, wanted, start


def is_constant(z: Any) -> bool:
    """Whether nothing in `z` has a past."""
    found = []
    map_tree(lambda t: found.append(t.node), z)
    return not any(found)


def as_they_were(tensors: tuple, nodes: list) -> tuple:
    """Return the tensors that a function was given: what it has changed in place is another one by now."""
    before = iter(nodes)

    def as_it_was(t: Tensor) -> Tensor:
        node = next(before)
        return t if t.node is node else result(t._data, node)

    return map_tree(as_it_was, tensors)


def place_of(f: Callable, n: int, arguments: list, keywords: dict) -> tuple[Any, Any]:
    """Return where the argument numbered `n` was given: (arguments, n), or (keywords, its name)."""
    if -len(arguments) <= n < len(arguments):
        return arguments, n
    try:
        name = list(inspect.signature(f).parameters)[n]
    except (IndexError, TypeError, ValueError):
        name = None
    if name in keywords:
        return keywords, name
    raise DataError(
        f"{name_of(f)} is to be differentiated by its argument number {n}, counted from 0: it was called "
        f"with {len(arguments)} argument(s)" + (f" and {', '.join(keywords)}." if keywords else ".")
    )


def as_tensor(z: Any) -> Tensor:
    """Return what a function computed as a Tensor."""
    return z if isinstance(z, Tensor) else result(as_numbers(z).astype(float)[()])


def depends_on(z: Any, wanted: tuple, start: int) -> bool:
    """Whether something in `z` was made from something in `wanted`."""
    leaves, found = set(), []
    map_tree(lambda t: leaves.add(t.node), wanted)
    map_tree(
        lambda t: found.append(t.node is not None and not leaves.isdisjoint(youngest_first(t.node, start))), z
    )
    return any(found)


def reaches_below(z: Tensor, start: int) -> bool:
    """Whether `z` was made from a node older than `start`."""
    if z.node is None:
        return False
    nodes = youngest_first(z.node, start)
    return any(type(s) is Node and s.number < start for node in nodes for s in node.inputs)


def pull(recorded: Recording, g: Any) -> Any:
    """Return the gradient of `recorded` by everything wanted, given the upstream gradient `g`."""
    z, wanted, start, shared = recorded
    grads: dict[Node | None, Any] = {}
    if z.node is not None:
        taped = shared or (isinstance(g, Tensor) and g.node is not None)
        with set_recording(taped):
            drain(steps(z.node, g, grads, create_graph=shared, oldest=start))

    def arrived(t: Tensor) -> Any:
        total = grads.get(t.node)
        if total is None:
            return np.zeros(t.shape, t.dtype)
        return total if isinstance(total, Tensor) else np.array(total, t.dtype)

    return map_tree(arrived, wanted)


def as_argnums(argnums: Any) -> tuple:
    """Return one number of an argument, or several, as a tuple."""
    return tuple(argnums) if isinstance(argnums, (tuple, list)) else (argnums,)


def check_transformed(name: str, f: Any, argnums: Any) -> None:
    """Raise if `ag.grad(loss, x)` or `ag.grad(f, 3.0)` was written: what comes back is a function."""
    if not callable(f):
        raise TypeError(
            f"{name} takes a function of what to differentiate by, and returns a function: "
            f"{type(f).__name__} was given. For a loss that is computed already, loss.backward() and x.grad."
        )
    if not all(isinstance(n, int) for n in as_argnums(argnums)):
        raise TypeError(
            f"argnums are numbers of arguments, such as 0 or (0, 1): {argnums!r} was given. "
            f"The arguments themselves go to what {name} returns: {name}({name_of(f)})(…)."
        )


def name_of(f: Any) -> str:
    """Return what an error calls the function `f`."""
    return getattr(f, "__name__", type(f).__name__)
