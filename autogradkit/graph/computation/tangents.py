"""Tangents: how each value moves when the leaves move, carried forward beside the values.

There is no second set of rules. A rule computes Jᵀg; the number <Jᵀg, ẋ> = <g, Jẋ> is linear in g, and its
slope in g is Jẋ, the tangent of the output. So the film's forward mode shows the rules in force, too.
"""

from typing import NamedTuple

import numpy as np

from autogradkit.core import Tensor
from autogradkit.core.engine import backward
from autogradkit.core.node import Node
from autogradkit.core.recording import set_recording
from autogradkit.errors import DataError

from .trace import RecordedGraph

__all__ = ["Push", "direction", "pushes"]

# The central difference of a smooth function errs by about h²·f''' + eps·f/h.
STEP = 1e-5


class Push(NamedTuple):
    """One tangent on its way: from a source through an op."""

    node: int
    slot: int
    source: int
    part: np.ndarray
    """What this input alone adds to the tangent of the node."""
    total: np.ndarray
    """The node's tangent so far."""


def direction(record: RecordedGraph, along) -> dict[int, np.ndarray]:
    """Return each leaf's tangent at the start.

    `along` is a leaf (it moves with slope 1, the others stand still), a dict from leaf, or its name, to
    tangent, or None for the first leaf.
    """
    leaves = [n for n, thing in enumerate(record.things) if type(thing) is Node and thing.op is None]
    if along is None:
        tangents = {leaves[0]: 1.0}
    else:
        by_leaf = along if isinstance(along, dict) else {along: 1.0}
        tangents = {leaf_number(record, leaves, leaf): value for leaf, value in by_leaf.items()}
    return {n: tangent_of(record, n, tangents.get(n, 0.0)) for n in leaves}


def tangent_of(record: RecordedGraph, n: int, tangent) -> np.ndarray:
    """Return what was given for a leaf as an array of its shape, or say which shape that is."""
    shape = record.values[n].shape
    try:
        return np.broadcast_to(np.asarray(tangent, dtype=float), shape).copy()
    except (TypeError, ValueError):
        name = record.things[n].name or f"v{n}"
        raise DataError(
            f"The tangent of {name} is {tangent!r}: expected numbers of its shape, {shape}."
        ) from None


def leaf_number(record: RecordedGraph, leaves: list[int], leaf) -> int:
    """Return the number of a leaf, named by its Tensor or its name."""
    meant = leaf.node if isinstance(leaf, Tensor) else leaf
    found = [n for n in leaves if meant in (record.things[n], record.things[n].name)]
    if len(found) == 1:
        return found[0]
    if found:
        raise DataError(f"{len(found)} leaves are called {leaf!r}: give along= the tensor itself.")
    names = ", ".join(record.things[n].name or f"v{n}" for n in leaves)
    said = f"{leaf.name or 'The tensor'}" if isinstance(leaf, Tensor) else repr(leaf)
    raise DataError(
        f"{said} is no leaf of this graph: along= names one of {names}, or gives a dict from leaf to tangent."
    )


def pushes(record: RecordedGraph, start: dict[int, np.ndarray]):
    """Yield every Push, op by op in the order of creation; `start` is filled with the tangents."""
    for n, inputs in enumerate(record.inputs):
        node = record.things[n]
        if type(node) is not Node or node.op is None:
            continue
        moving = [(slot, source) for slot, source in enumerate(inputs) if source in start]
        total = np.zeros(record.values[n].shape)
        for slot, source in moving:
            part = tangent_part(node, slot, start[source], [record.values[i] for i in inputs])
            total = total + part
            start[n] = total
            yield Push(n, slot, source, part, total)


def tangent_part(node: Node, slot: int, tangent: np.ndarray, inputs: list[np.ndarray]) -> np.ndarray:
    """Return how `node`'s output moves when its input `slot` moves along `tangent`."""
    try:
        return by_the_rule(node, slot, tangent)
    except Exception:  # a learner's rule may write into arrays, which no transposition survives
        return by_a_nudge(node, slot, tangent, inputs)


def by_the_rule(node: Node, slot: int, tangent) -> np.ndarray:
    with set_recording(True):
        g = Tensor(np.zeros(node.shape))
        needs = tuple(i == slot for i in range(len(node.inputs)))
        sent = node.rule.contributions(g, node.saved, needs)[slot]
        moved = (sent * np.broadcast_to(tangent, sent.shape)).sum()
        if not isinstance(moved, Tensor) or moved.node is None:
            return np.zeros(node.shape)
    backward(moved)
    return np.zeros(node.shape) if g.grad is None else np.array(g.grad)


def by_a_nudge(node: Node, slot: int, tangent, inputs) -> np.ndarray:
    def at(step):
        given = [x + step * tangent if i == slot else x for i, x in enumerate(inputs)]
        return np.asarray(node.op.value(*given, **node.parameters))

    return (at(STEP) - at(-STEP)) / (2 * STEP)
