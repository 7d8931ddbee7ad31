"""Known executables: a program that is the same as one before, but for its arrays, runs by the same code.

Who makes a model of the same layers again, with other numbers, runs a cell of a notebook once more, or trains
the same network with ten seeds, comes to the same program. The passes would make the same of it. So it is
looked up by all that they look at, and goes through them only when somebody wants to read it.
"""

import linecache
from typing import Any

import numpy as np

from autogradkit.compiling.executable import Executable, executable_of
from autogradkit.compiling.expectations import OtherBranch
from autogradkit.compiling.line import Call, Line
from autogradkit.compiling.program import Program
from autogradkit.compiling.value import ARRAYS, Value
from autogradkit.compiling.written_program import WrittenProgram

__all__ = ["known_executable"]

MOST = 64  # executables that are remembered, the latest ones
MOST_BYTES = 2**16  # of a constant: what is larger is not compared
PLAIN = {type(None), type(...), bool, int, str, np.dtype}
NUMBERS = (float, complex, np.generic)
EXPECTATIONS = OtherBranch.__module__
known: dict[Any, Executable] = {}


def known_executable(written: WrittenProgram) -> Executable:
    """Return what runs of a program: that of the same program before, if there is one."""
    try:
        key = Key(written.traced, written.passes).whole
    except Unlike:
        return executable_of(written)
    found = known.pop(key, None)
    if found is None:
        found = executable_of(written)
        while len(known) >= MOST:
            known.pop(next(iter(known)), None)
    known[key] = found
    return found


class Unlike(Exception):  # noqa: N818, it is no error
    """A program of which nobody can tell whether it is the same as another."""


class Key:
    """All that passes, names and texts depend on, of a traced program; `whole` is the same for the same programs.

    Values are numbers, in the order in which they are met. Of an array from outside only its looks are in it,
    of a constant all its bits.
    """

    def __init__(self, program: Program, passes: tuple) -> None:
        self.numbers: dict[Value, int] = {}
        self.parts: list[Any] = [program.name, passes]
        places: dict[Any, None] = {}
        self.of_values(program.inputs)
        for line in program.lines:
            self.of_line(line)
            places[line.place] = None
        self.of_values(program.outputs)
        self.parts.append(tuple([(self.of(new), self.of(old)) for new, old in program.again]))
        self.parts.append(tuple([place and linecache.getline(*place) for place in places]))
        self.whole = tuple(self.parts)

    def of_line(self, line: Line) -> None:
        """Note a line: what it calls, its arguments, its results."""
        call = line.call
        if not always_does_the_same(call):
            raise Unlike
        arguments = tuple([self.of(x) for x in line.arguments])
        keywords = tuple([(name, self.of(x)) for name, x in line.keywords.items()]) if line.keywords else None
        self.parts.append(
            (call.kind, call.name, call.function, arguments, keywords, line.part, line.place, line.several, line.fresh)
        )
        self.of_values(line.results)

    def of_values(self, values: tuple) -> None:
        """Note some Values, or None for what is not used."""
        self.parts.append(tuple([value and self.of(value) for value in values]))

    def of(self, x: Any) -> Any:
        """Return what stands for an argument: the number of a Value in a tuple, everything else with its type."""
        kind = type(x)
        if kind is Value:
            number = self.numbers.get(x)
            return (self.new_number(x) if number is None else number,)
        if kind in PLAIN:
            return kind, x
        if kind is tuple or kind is list:
            return kind, tuple([self.of(part) for part in x])
        if kind is dict:
            return kind, tuple([(name, self.of(part)) for name, part in x.items()])
        if kind is slice:
            return kind, self.of((x.start, x.stop, x.step))
        if issubclass(kind, NUMBERS):
            return kind, repr(x)
        if isinstance(x, (np.dtype, type)):
            return kind, x
        raise Unlike

    def new_number(self, value: Value) -> int:
        """Give a Value its number, and note how it looks."""
        number = self.numbers[value] = len(self.numbers)
        x, bits = value.example, None
        whole = x.base is None if isinstance(x, ARRAYS) else tuple(x) if type(x) is dict else None
        if value.kind == "constant":
            if not isinstance(x, ARRAYS) or x.nbytes > MOST_BYTES or x.dtype.hasobject:
                raise Unlike
            bits = x.tobytes()
        of = value.gradient_of and self.of(value.gradient_of)
        self.parts.append((value.kind, value.name, value.looks, whole, bits, of))
        return number


def always_does_the_same(call: Call) -> bool:
    """Whether a call means the same in another program: no rule of a user's, no optimiser's memory."""
    if call.kind == "live":
        return call.function.__module__ == EXPECTATIONS
    return call.is_of_kit or call.kind not in ("forward", "rule")
