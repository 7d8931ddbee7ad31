"""The trace of a tensor: what was recorded while it was computed, as a networkx graph."""

from typing import NamedTuple

import networkx as nx
import numpy as np

from autogradkit.core import Tensor
from autogradkit.core.engine import youngest_first
from autogradkit.core.node import Node
from autogradkit.errors import BackwardError, DataError
from autogradkit.graph.notation.numbers import number_text

from .replay import replay
from .scopes import scope_paths

__all__ = ["RecordedGraph", "kept_bytes", "record_of", "trace"]


class RecordedGraph(NamedTuple):
    """A recorded graph with numbers for names: sources first, 0 to n - 1."""

    things: tuple[object, ...]
    """A Node each, or the constant itself."""
    values: tuple[np.ndarray, ...]
    inputs: tuple[tuple[int, ...], ...]
    """For each thing the numbers of its inputs, in order of their slots."""
    number: dict[Node, int]


def trace(t: Tensor) -> nx.MultiDiGraph:
    """Return how `t` was computed: one node per value, one edge per use.

    Nodes are 0 to n - 1 in the order of creation, so every edge goes from a smaller to a larger number.
    Each has the attributes `op` (None where nothing was computed), `name`, `kind` ("leaf", "op" or
    "constant"), `shape`, `value`, `remembers` (bytes by the name under which the rule asked for them) and
    `scope`. An edge has its `slot`: which input of the op it is. `x * x` has two edges from x.

    Raises
    ------
    DataError
        If `t` is not a Tensor.
    BackwardError
        If `t` is a constant, for which nothing was recorded, or a leaf's data was changed since.

    Examples
    --------
    >>> import autogradkit as ag
    >>> x = ag.Tensor(3.0, name="x")
    >>> graph = ag.trace(x * x)
    >>> graph.nodes[1]["op"], graph.nodes[1]["remembers"]
    ('mul', {'x': 8, 'y': 8})
    >>> list(graph.edges(data="slot"))
    [(0, 1, 0), (0, 1, 1)]
    """
    record = record_of(t)
    graph = nx.MultiDiGraph()
    scopes = scope_paths(record)
    for number, (thing, value) in enumerate(zip(record.things, record.values, strict=True)):
        node = thing if type(thing) is Node else None
        op = node.op.name if node is not None and node.op else None
        graph.add_node(
            number,
            op=op,
            name=node.name if node is not None else None,
            kind="constant" if node is None else "op" if op else "leaf",
            shape=tuple(int(n) for n in value.shape),
            value=value,
            remembers={name: kept_bytes(kept) for name, kept in node.remembers().items()} if node else {},
            scope=scopes[number],
        )
    for number, inputs in enumerate(record.inputs):
        for slot, source in enumerate(inputs):
            graph.add_edge(source, number, slot=slot)
    return graph


def record_of(t: Tensor) -> RecordedGraph:
    """Return the graph of `t`; constants stand right before the first op that reads them."""
    if not isinstance(t, Tensor):
        raise DataError(
            f"There is nothing recorded for {type(t).__name__}: expected the Tensor whose making is to be "
            "drawn. Make the inputs with ag.Tensor(data, name=...) and compute with them."
        )
    if t.node is None:
        raise BackwardError(
            f"{t.label[0].upper()}{t.label[1:]} is a constant: nothing it was made of needs a gradient, "
            "so nothing was recorded. Make a leaf with ag.Tensor(data), and check "
            "for .detach(), .data or ag.no_grad() on the way."
        )
    values = replay(t.node)
    if not np.allclose(values[t.node], t.data, rtol=1e-5, atol=1e-8, equal_nan=True):
        numbers = (
            f" ({number_text(values[t.node].item())}, not {number_text(t.item())})" if t.size == 1 else ""
        )
        raise BackwardError(
            f"Computed once more, {t.label} is no longer what it was{numbers}: a leaf was given new data "
            "since (an optimiser's step?), or an op is random. Compute it again, then show it."
        )
    things: list[object] = []
    inputs: list[tuple[int, ...]] = []
    arrays: list[np.ndarray] = []
    number: dict[Node, int] = {}
    constants: dict[int, int] = {}  # an array that is read twice is one constant

    def add(thing, value, sources=()):
        things.append(thing)
        arrays.append(value)
        inputs.append(sources)
        return len(things) - 1

    for node in reversed(youngest_first(t.node)):
        sources = []
        for slot, source in enumerate(node.inputs):
            if type(source) is Node:
                sources.append(number[source])
                continue
            origin = node.origins[slot] if node.origins else id(source)
            known = constants.get(origin) if isinstance(source, np.ndarray) else None
            if known is None or not np.array_equal(arrays[known], source, equal_nan=True):
                known = add(source, np.asarray(source))
                constants[origin] = known
            sources.append(known)
        number[node] = add(node, values[node], tuple(sources))
    return RecordedGraph(tuple(things), tuple(arrays), tuple(inputs), number)


def kept_bytes(kept) -> int:
    """Return the bytes that a remembered value occupies; a shape or a flag counts as nothing."""
    return kept.nbytes if isinstance(kept, (np.ndarray, np.generic)) else 8 if isinstance(kept, float) else 0
