"""Origins: for each node of the graph, the user's line that it is from, and the Value that it stands for."""

from typing import Any

from autogradkit.compiling.line import Place
from autogradkit.compiling.refusals import place_of_user
from autogradkit.compiling.traced_array import TracedArray
from autogradkit.compiling.value import Value

__all__ = ["NoOrigins", "Origins"]


class Origins:
    """What a trace knows of the nodes that were made in its run."""

    def __init__(self) -> None:
        self.values: dict[Any, Value] = {}
        self.places: dict[Any, Place | None] = {}

    def note_node(self, node: Any, z: Any, last: Any) -> None:
        """Note the user's line that has made a node, and its Value; `last` is what was written down last."""
        if type(z) is TracedArray and last is not None and z._in_program in last.results:
            self.places[node], self.values[node] = last.place, z._in_program
            return
        self.places[node] = place_of_user()
        if type(z) is TracedArray:
            self.values[node] = z._in_program

    def place_of_rule(self, frame: Any) -> tuple[Place | None, bool]:
        """Return the line of the node for which a rule runs, and whether it was found.

        The engine's frame knows the node, somewhere around that of the rule.
        """
        while frame is not None and "node" not in frame.f_code.co_varnames:
            frame = frame.f_back
        return (None, False) if frame is None else (self.places.get(frame.f_locals.get("node")), True)

    def note_gradient(self, total: Value, source: Any) -> None:
        """Note whose gradient a total is."""
        total.gradient_of = self.value_of(source)

    def value_of(self, node: Any) -> Value | None:
        """Return the Value of the array that a node stands for."""
        if node in self.values:
            return self.values[node]
        owner = node.owner and node.owner()
        data = owner._data if owner is not None else None
        return data._in_program if type(data) is TracedArray else None

    def forget(self) -> None:
        """Forget all nodes."""
        self.values.clear()
        self.places.clear()


class NoOrigins(Origins):
    """What a replay knows of nodes: nothing, as the first run's lines know it."""

    def note_node(self, node: Any, z: Any, last: Any) -> None:
        """Note nothing."""

    def place_of_rule(self, frame: Any) -> tuple[Place | None, bool]:
        """Return that nothing was found."""
        return None, False

    def note_gradient(self, total: Value, source: Any) -> None:
        """Note nothing."""
