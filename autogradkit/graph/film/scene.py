"""A scene: a recorded graph with its names, its arrows, and how much of an array is shown."""

from collections import Counter
from typing import NamedTuple

import numpy as np

from autogradkit.core.node import Node
from autogradkit.graph.computation.trace import RecordedGraph
from autogradkit.graph.notation.numbers import excerpt, number_text, shape_text

__all__ = ["Scene", "scene_of"]

# All arrays of a film together show about this many cells, so that a film stays below a few megabytes.
CELLS = 40_000


class Scene(NamedTuple):
    """What every frame of a film is made from; values are called by their numbers in `record`."""

    record: RecordedGraph
    labels: list[str]
    """What each value is called."""
    speakers: dict[int, str]
    """What the op of each computed value is called: with the value's name, if the graph has that op twice."""
    uses: list[tuple[int, int, int]]
    """(source, target, slot) of each arrow, one for each use of a value."""
    edges: dict[tuple[int, int], int]
    """The number of the arrow that ends at a (target, slot)."""
    cells: int
    """How many cells of an array are shown at most."""

    def show(self, array) -> dict:
        """Return what the film shows of an array or a number, marked if not all of it is finite."""
        picture = excerpt(array, self.cells)
        return picture if finite(array) else picture | {"broken": True}

    def text(self, array) -> str:
        """Return an array's shape, or a number."""
        array = np.asarray(array)
        return shape_text(array.shape) if array.ndim else number_text(array)

    def op(self, number: int):
        """Return the op that made a value, None for leaves and constants."""
        thing = self.record.things[number]
        return thing.op if type(thing) is Node else None

    def computed_values(self) -> list[int]:
        """Return the values that ops made, in the order of creation."""
        return [number for number in range(len(self.labels)) if self.op(number)]

    def names(self, numbers) -> list[str]:
        """Return what some values are called."""
        return [self.labels[number] for number in numbers]


def scene_of(record: RecordedGraph, constants=()) -> Scene:
    """Return the scene of a recorded graph; `constants` are pairs of a name and the array that has it."""
    uses = [(source, n, slot) for n, inputs in enumerate(record.inputs) for slot, source in enumerate(inputs)]
    edges = {(target, slot): edge for edge, (_, target, slot) in enumerate(uses)}
    labels = labels_of(record, constants)
    return Scene(record, labels, speakers_of(record, labels), uses, edges, cells_per_array(record, uses))


def labels_of(record: RecordedGraph, constants=()) -> list[str]:
    """Return what each value is called: its name, a constant's number, else v or c and its number."""
    labels = []
    for number, (thing, value) in enumerate(zip(record.things, record.values, strict=True)):
        if type(thing) is Node:
            labels.append(thing.name or f"v{number}")
        elif value.ndim == 0:
            labels.append(number_text(value))
        else:
            known = (name for name, array in constants if np.array_equal(array, value))
            labels.append(next(known, f"c{number}"))
    return labels


def speakers_of(record: RecordedGraph, labels: list[str]) -> dict[int, str]:
    """Return what the op of each computed value is called, so that it is clear which is meant."""
    ops = {n: thing.op.name for n, thing in enumerate(record.things) if type(thing) is Node and thing.op}
    times = Counter(ops.values())
    return {n: f"{op} ({labels[n]})" if times[op] > 1 else op for n, op in ops.items()}


def cells_per_array(record: RecordedGraph, uses) -> int:
    """Return how many cells of each array are shown: a value's, and two for each use of it."""
    arrays = sum(value.ndim > 0 for value in record.values)
    arrays += 2 * sum(record.values[source].ndim > 0 for source, _, _ in uses)
    return max(24, min(144, CELLS // max(1, arrays)))


def finite(array) -> bool:
    """Return whether there is no NaN and no infinity in an array."""
    return bool(np.isfinite(np.asarray(array, dtype=float)).all())
