"""Known executables: a program that is the same as one before, but for its arrays, runs by the same code.

Who runs a cell of a notebook once more, or trains the same network with ten seeds, comes to the same program.
The passes are pure: they would make the same of it. So what runs is looked up by all that they look at, and a
program goes through them only when somebody wants to read it. What a pass proves on the numbers of a traced
run is proved on those of the first one, as a template is.
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

__all__ = ["known", "known_executable"]

MOST = 64  # executables that are remembered, those that were used last
MOST_BYTES = 2**16  # of the constants of one
SELF_EVIDENT = {type(None), type(...), bool, int, str, type}
NUMBERS = (float, complex, np.generic)
known: dict[tuple, Executable] = {}


def known_executable(written: WrittenProgram) -> Executable:
    """Return what runs of a program: that of the same program before, if there was one."""
    try:
        key = Key(written.traced, written.passes).whole()
    except Unlike:
        return executable_of(written)
    found = known.pop(key, None) or executable_of(written)
    known[key] = found
    for old in list(known)[:-MOST]:
        known.pop(old, None)
    return found


class Unlike(Exception):  # noqa: N818, it is no error
    """A program of which nobody can tell whether it is the same as another."""


class Key:
    """All that passes, names and texts depend on, of a traced program.

    Values are numbers, in the order in which they are met. Of an array from outside there is how it looks, of
    a constant each bit.
    """

    def __init__(self, program: Program, passes: tuple) -> None:
        self.numbers: dict[Value, int] = {}
        self.parts: list[Any] = [program.name, passes]
        self.bytes = 0  # of constants
        self.add_values(program.inputs)
        for line in program.lines:
            self.add_line(line)
        self.add_values(program.outputs)
        for pair in program.again:
            self.add_values(pair)
        places = dict.fromkeys([line.place for line in program.lines if line.place is not None])
        self.parts += [linecache.getline(*place) for place in places]

    def whole(self) -> tuple:
        """Return what is the same for the same programs, and for no others."""
        return tuple(self.parts)

    def add_line(self, line: Line) -> None:
        """Add a line: what it calls, its arguments, how its results look."""
        call = line.call
        if not means_the_same(call):
            raise Unlike
        arguments = tuple([self.part(x) for x in line.arguments])
        keywords = self.part(line.keywords) if line.keywords else None
        called = call.kind, call.name, call.function, arguments, keywords
        self.parts += (called, line.part, line.place, line.several, line.fresh)
        self.add_values(line.results)

    def add_values(self, values: tuple) -> None:
        """Add some Values; None stands for what is not used."""
        self.parts.append(tuple([value and self.part(value) for value in values]))

    def part(self, x: Any) -> tuple:
        """Return what stands for an argument: a Value's number, and everything else with its type."""
        kind = type(x)
        if kind is Value:
            number = self.numbers.get(x)
            return (self.new_number(x) if number is None else number,)
        if kind in SELF_EVIDENT:
            return kind, x
        if kind is tuple or kind is list:
            return kind, *[self.part(part) for part in x]
        if kind is dict:
            return kind, tuple(x), *[self.part(part) for part in x.values()]
        if kind is slice:
            return kind, self.part(x.start), self.part(x.stop), self.part(x.step)
        if issubclass(kind, NUMBERS):
            return kind, repr(x)
        if isinstance(x, np.dtype):
            return kind, x
        raise Unlike

    def new_number(self, value: Value) -> int:
        """Give a Value its number, and add how it looks."""
        number = self.numbers[value] = len(self.numbers)
        x = value.example
        inside = x.base is None if isinstance(x, ARRAYS) else tuple(x) if type(x) is dict else None
        bits = self.bits_of(x) if value.kind == "constant" else None
        of = value.gradient_of and self.part(value.gradient_of)
        self.parts += (value.kind, value.name, value.looks, inside, bits, of)
        return number

    def bits_of(self, x: Any) -> bytes:
        """Return the numbers of a constant."""
        if not isinstance(x, ARRAYS) or x.dtype.hasobject:
            raise Unlike
        self.bytes += x.nbytes
        if self.bytes > MOST_BYTES:
            raise Unlike
        return x.tobytes()


def means_the_same(call: Call) -> bool:
    """Whether a call means the same in another program: no rule of a user's, no optimiser's memory."""
    if call.kind == "live":
        return call.function.__module__ == OtherBranch.__module__
    return call.is_of_kit or call.kind not in ("forward", "rule")
