"""The text that runs: the lowered program, each call written in the way that costs Python least.

A ufunc that has a name of its own need not be looked up in NumPy, and `out=` by position need not be looked
up among names: that is a fifth of what adding two small arrays takes.
"""

from typing import Any

import numpy as np

from autogradkit.compiling.expressions import literal
from autogradkit.compiling.line import Call, Line
from autogradkit.compiling.names import Names
from autogradkit.compiling.value import Value

__all__ = ["Shortcuts"]


BY_NAME = (np.maximum, np.minimum)  # NumPy warns of a third argument: it might be meant as one more number


class Shortcuts:
    """Names for the functions of NumPy's that a program calls, and its lines with these names."""

    def __init__(self, names: Names) -> None:
        self.names = names
        self.objects: dict[str, Any] = {}
        self.known: dict[int, str] = {}  # functions, by id, and their names
        self.ways: dict[tuple, tuple[str, str] | None] = {}  # by the id of a call, and how it is called

    def statement(self, line: Line) -> str | None:
        """Return a line by a shorter way; None if there is none."""
        out, count = line.out, len(line.arguments)
        if line.keywords or len(line.results) != 1 or line.results[0] is None:
            return None
        key = id(line.call), count, out is None
        if key not in self.ways:
            self.ways[key] = self.way(line.call, count, out)
        way = self.ways[key]
        if way is None:
            return None
        name, before_out = way
        arrays = self.names.arrays
        given = [arrays[x] if type(x) is Value else literal(x, self.names) for x in line.arguments]
        if out is not None:
            given.append(before_out + arrays[out])
        return f"{arrays[line.results[0]]} = {name or given.pop(0) + '.dot'}({', '.join(given)})"

    def way(self, call: Call, count: int, out: Value | None) -> tuple[str, str] | None:
        """Return the name of what a call comes to, and what stands before `out`; none for x.dot(y, z)."""
        if call.kind == "function" and is_ufunc(call.function, count):
            by_name = any(call.function is f for f in BY_NAME)
            return self.name(call.function, "np_" + call.function.__name__), "out=" * by_name
        if call.kind == "function" and is_reduction(call.function, count, out):
            ufunc = call.function.__self__
            name = self.name(ufunc, f"np_{ufunc.__name__}_reduce", call.function)
            return name, "None, " * (count == 2)
        return ("", "") if call.kind == "method" and call.name == "dot" and out is not None else None

    def name(self, x: Any, wish: str, function: Any = None) -> str:
        """Return the name of a function."""
        key = id(x) if function is None else -id(x)
        if key not in self.known:
            self.known[key] = self.names.free(wish)
            self.objects[self.known[key]] = x if function is None else function
        return self.known[key]


def is_ufunc(function: Any, count: int) -> bool:
    """Whether a function is a ufunc of one result that is given all its arguments and nothing else."""
    return type(function) is np.ufunc and function.nout == 1 and function.nin == count


def is_reduction(function: Any, count: int, out: Value | None) -> bool:
    """Whether a function is the reduce of a ufunc, of an array and an axis."""
    own = type(getattr(function, "__self__", None)) is np.ufunc and function.__name__ == "reduce"
    return own and (out is None or count == 2)
