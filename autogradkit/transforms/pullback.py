"""The pullback: a function is run with tensors in place of its arguments, then gradients go back through it.

What makes it safe to nest is age. A pullback notes the number of the youngest node when it starts; nodes
older than that belong to somebody outside. If the function's value was made from any of them, somebody may
differentiate the result again: it is then a Tensor, recorded. Otherwise it is a plain array.
"""

from typing import NamedTuple

import numpy as np

from autogradkit.core import Tensor, op
from autogradkit.core.engine import drain, steps, youngest_first
from autogradkit.core.node import Node, age
from autogradkit.core.recording import recording, set_recording
from autogradkit.core.tensor import result
from autogradkit.errors import DataError

from .tree import holds_numbers, map_tree

__all__ = ["Recording", "as_argnums", "name_of", "pull", "reaches_below", "record"]


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
        """What f computed: a Tensor if somebody may differentiate it again, else an array."""
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
            arguments[i] = map_tree(own, arguments[i])
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

    return map_tree(arrived, wanted)


def as_argnums(argnums):
    """Return one number of an argument, or several, as a tuple."""
    return argnums if isinstance(argnums, tuple) else (argnums,)


def name_of(f):
    """Return what an error calls the function `f`."""
    return getattr(f, "__name__", type(f).__name__)
