"""Names: what a program calls its arrays, which is what the user calls them where that is known."""

import builtins
import keyword
import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any

import numpy as np

from autogradkit.compiling.program import Program
from autogradkit.compiling.value import Value

__all__ = ["Names"]

RESERVED = {"np", "float", "int", "bool", "slice", "tuple", "abs", *keyword.kwlist}


class Names:
    """The name of every array, function and object of a program; no two have the same.

    `objects` are what the program's text refers to beyond its arrays: functions, constants, live calls.
    """

    def __init__(self, program: Program) -> None:
        self.taken = {*RESERVED, program.name}
        self.counts: dict[str, int] = {}  # what stands before a number, and how often it was asked for
        self.objects: dict[str, Any] = {}
        self.arrays = ArrayNames(self.new_name)
        self.becomes = {ln.arguments[0]: ln.results[0] for ln in program.lines if ln.call.kind == "write"}
        self.program = program
        for line in program.lines:  # functions first: they keep their names
            if line.call.kind in ("forward", "rule", "live"):
                self(line.call)
            if line.call.kind == "expression":
                for name, x in line.call.function.free.items():
                    self.of_object(x, name)
        self.name_all(program.inputs)
        if program.again:
            self.name_again()

    def name_again(self) -> None:
        """Let a tensor's new array have the name of its old one, where that is not needed beside it."""
        olds = {old for _, old in self.program.again}
        made: dict[Value, int] = {}
        last: dict[Value, int] = {}  # the last line that reads it
        for n, line in enumerate(self.program.lines):
            for value in line.operands():
                if value in olds:
                    last[value] = n
            for value in line.results:
                made[value] = n
        for new, old in self.program.again:
            if old in self.program.outputs or new in self.arrays or new not in made:
                continue
            if last.get(old, -1) <= made[new]:
                self.arrays[new] = self.arrays[old]  # w = w - 0.1 * dw

    def name_all(self, values: Iterable[Value | None]) -> None:
        """Name Values in this order."""
        for value in values:
            if value is not None and value not in self.arrays:
                self.arrays[value] = self.new_name(value)

    def new_name(self, value: Value) -> str:
        """Return a name for a Value that has none yet."""
        if value in self.becomes:  # what is written into keeps its name
            return self.arrays[self.becomes[value]]
        name = self.free(*self.wish(value))
        if value.kind == "constant":
            self.objects[name] = value.example
        return name

    def __call__(self, x: Any) -> str:
        """Return the name of a Value, a Call, or another object."""
        if type(x) is Value:
            return self.arrays[x]
        function = getattr(x, "function", None) if type(x).__name__ == "Call" else None
        if function is not None and x.name.startswith("np."):
            return x.name
        if function is not None:
            return self.of_object(function, "abs" if x.name == "abs" and x.kind == "function" else x.name)
        return self.of_object(x, getattr(x, "__name__", type(x).__name__.lower()))

    def of_object(self, x: Any, name: str) -> str:
        """Return the name of an object that the program's text refers to."""
        if x is np:
            return "np"
        if getattr(builtins, name, None) is x:
            return name
        known = next(
            (n for n, other in self.objects.items() if other is x or (name == n and x == other)), None
        )
        if known is None:
            known = self.free(re.sub(r"\W", "_", name))
            self.objects[known] = x
        return known

    def wish(self, value: Value) -> tuple[str, bool]:
        """Return what a Value would best be called, and whether it is a letter that always has a number."""
        name = value.name
        if name is None and value.gradient_of is not None:
            name = "d" + self.arrays[value.gradient_of]
        if name is None:
            return {"constant": "c", "input": "x"}.get(value.kind, "v"), True
        return plain_name(name), False

    def free(self, name: str, numbered: bool = False) -> str:
        """Return `name`, with a number behind it if it is taken, or where it is one of many."""
        stem = name if numbered else f"{name}_"
        n = self.counts.get(stem, 0) + 1
        wish = name if n == 1 and not numbered else f"{stem}{n}"
        while wish in self.taken:
            n += 1
            wish = f"{stem}{n}"
        self.taken.add(wish)
        self.counts[stem] = n
        return wish


class ArrayNames(dict[Value, str]):
    """The names of Values, each given when it is asked for first."""

    def __init__(self, give: Callable[[Value], str]) -> None:
        self.give = give

    def __missing__(self, value: Value) -> str:
        name = self[value] = self.give(value)
        return name


@lru_cache(maxsize=4096)
def plain_name(name: str) -> str:
    """Return a name of Python's for "model.fc.weight": fc_weight.

    >>> (
    ...     plain_name("model.fc.weight"),
    ...     plain_name("layers[0].bias"),
    ...     plain_name("net.0.weight"),
    ...     plain_name("w"),
    ... )
    ('fc_weight', 'layers_0_bias', 'layer0_weight', 'w')
    """
    head, dot, rest = name.partition(".")
    if dot and "[" not in head:
        name = rest
    name = re.sub(r"\W+", "_", name.replace("'", "").replace("]", "")).strip("_") or "x"
    if name[0].isdigit():
        name = "layer" + name
    return name
