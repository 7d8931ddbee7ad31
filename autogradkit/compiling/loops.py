"""Loops: lines of a program that come again and again, each time with what the time before has made."""

from typing import Any, NamedTuple

from autogradkit.compiling.line import Line
from autogradkit.compiling.nested import map_nested
from autogradkit.compiling.program import Program
from autogradkit.compiling.value import Value

__all__ = ["Loop", "loops_of"]

LONGEST = 100  # lines of one step
FEWEST = 4  # steps: fewer are as quickly read as a sentence about them


class Loop(NamedTuple):
    """A loop that stands unrolled in a program: from the line `start` on, `steps` times `length` lines."""

    start: int
    length: int
    steps: int

    @property
    def end(self) -> int:
        """The number of the line behind it."""
        return self.start + self.length * self.steps


def loops_of(program: Program) -> list[Loop]:
    """Return the loops of a program, in order.

    In a step of a loop the same calls stand in the same order, and the next step reads something that this
    one has made. Updates of several parameters are no loop: they do not depend on each other.
    """
    kinds: dict[Any, int] = {}
    codes = [kinds.setdefault(kind_of(line), len(kinds)) for line in program.lines]
    loops, n = [], 0
    while n < len(codes):
        loop = next((x for x in candidates(codes, n) if is_chained(program.lines, x)), None)
        if loop is not None:
            loops.append(loop)
        n = loop.end if loop is not None else n + 1
    return loops


def candidates(codes: list[int], start: int) -> Any:
    """Yield what repeats from `start` on, the shortest step first."""
    for length in range(1, min(LONGEST, (len(codes) - start) // FEWEST) + 1):
        if codes[start] != codes[start + length]:
            continue
        n = start
        while n + length < len(codes) and codes[n] == codes[n + length]:
            n += 1
        steps = (n - start) // length + 1
        if steps >= FEWEST:
            yield Loop(start, length, steps)


def is_chained(lines: list[Line], loop: Loop) -> bool:
    """Whether each step reads what the one before has made."""
    steps = [lines[n : n + loop.length] for n in range(loop.start, loop.end, loop.length)]
    made: set[Value] = set()
    for n, step in enumerate(steps):
        if n and made.isdisjoint([v for line in step for v in line.operands()]):
            return False
        made = {v for line in step for v in line.results if v is not None}
    return True


def kind_of(line: Line) -> Any:
    """Return what a line has in common with its like in another step: all but its arrays and which part."""
    index = line.call.kind == "item"

    def seen(x: Any) -> Any:
        if type(x) is Value:
            return x.shape, str(x.dtype) if hasattr(x.example, "dtype") else type(x.example)
        return "a number" if index and type(x) is int else repr(x)

    call = line.call
    what = call.function.key[0] if call.kind == "expression" else call.name
    parts = [repr(map_nested(seen, x)) for x in (line.arguments, line.keywords, line.results)]
    return call.kind, what, line.part, line.place, line.out is None, *parts
