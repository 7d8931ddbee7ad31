"""Layers: which column each vertex of a directed graph stands in, so that every edge goes right.

Like all of `layout` it has a twin in the player's `layout.js`. Vertices are numbered in a topological order
(every edge goes from a smaller to a larger number). Edges that skip columns are cut by dummies, so that
afterwards each piece joins neighbouring columns.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

__all__ = ["LayeredGraph", "cut_into_columns", "ranks"]


class LayeredGraph(NamedTuple):
    """A graph cut into columns."""

    columns: list[list[int]]
    """The vertices of each column; numbers from `count` on are dummies."""
    chains: list[list[int]]
    """For each edge the vertices it passes: source, dummies, target."""
    left: list[list[int]]
    """The neighbours of each vertex one column to the left, once for each edge."""
    right: list[list[int]]
    """The neighbours of each vertex one column to the right."""


def ranks(count: int, edges: Sequence[tuple[int, int]]) -> list[int]:
    """Return the column of each vertex: longest path first, then everything is pulled next to its reader.

    >>> ranks(4, [(0, 2), (2, 3), (1, 3)])
    [0, 1, 1, 2]
    """
    inputs: list[list[int]] = [[] for _ in range(count)]
    readers: list[list[int]] = [[] for _ in range(count)]
    for source, target in edges:
        if not source < target:
            raise ValueError(f"edge ({source}, {target}) goes back: number the vertices in topological order")
        inputs[target].append(source)
        readers[source].append(target)
    column = [0] * count
    for vertex in range(count):
        column[vertex] = max((column[source] + 1 for source in inputs[vertex]), default=0)
    for vertex in reversed(range(count)):
        # An input that nobody else reads follows to the right, so its edge gets no longer.
        held = [source for source in inputs[vertex] if len(readers[source]) > 1]
        # What reads a given value may stand far from it: else all that a recurrent net's weights are in would
        # be heaped up at the left, steps away from where it is used.
        gain = 1 if any(inputs[source] for source in held) else 0
        if readers[vertex] and len(held) <= len(readers[vertex]) - gain:
            column[vertex] = min(column[reader] for reader in readers[vertex]) - 1
    first = min(column, default=0)
    return [place - first for place in column]


def cut_into_columns(count: int, edges: Sequence[tuple[int, int]]) -> LayeredGraph:
    """Return the columns, with a dummy wherever an edge crosses a column it does not end in."""
    column = ranks(count, edges)
    columns: list[list[int]] = [[] for _ in range(max(column, default=-1) + 1)]
    for vertex in range(count):
        columns[column[vertex]].append(vertex)
    chains, vertices = [], count
    for source, target in edges:
        between = list(range(column[source] + 1, column[target]))
        dummies = list(range(vertices, vertices + len(between)))
        vertices += len(between)
        for place, dummy in zip(between, dummies, strict=True):
            columns[place].append(dummy)
        chains.append([source, *dummies, target])
    left: list[list[int]] = [[] for _ in range(vertices)]
    right: list[list[int]] = [[] for _ in range(vertices)]
    for chain in chains:
        for near, far in pairwise(chain):
            right[near].append(far)
            left[far].append(near)
    return LayeredGraph(columns, chains, left, right)
