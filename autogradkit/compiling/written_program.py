"""A written program: a traced one after the passes, with its names and text, made when they are needed."""

from collections.abc import Sequence
from functools import cached_property
from typing import Any

from autogradkit.compiling.names import Names
from autogradkit.compiling.passes import LOWERING, through_passes
from autogradkit.compiling.program import Program
from autogradkit.compiling.source import give_names, lines_of, rows_of

__all__ = ["WrittenProgram"]


class WrittenProgram:
    """What the passes make of a traced program: as one reads it, and as it runs.

    The names are given in the order of the text.

    Attributes
    ----------
    program : Program
        The program as one reads it.
    lowered : Program
        The program as it runs: one call of NumPy a line, each told where to write.
    """

    def __init__(self, traced: Program, passes: tuple) -> None:
        self.traced = traced
        self.program, self.lowered = through_all(traced, passes)
        self.text = Text(self)

    @cached_property
    def names(self) -> Names:
        """The names of all that stands in it."""
        names = Names(self.program)
        give_names(self.program, names)
        return names

    @property
    def rows(self) -> list[tuple[str, int]]:
        """The rows of its text between its head and its return."""
        return rows_of(self.program)


def through_all(traced: Program, passes: tuple) -> tuple[Program, Program]:
    """Return the program as one reads it, and as it runs."""
    program = through_passes(traced, [name for name in passes if name not in LOWERING])
    for n, line in enumerate(program.lines):
        line.row = n
    return program, through_passes(program, [name for name in passes if name in LOWERING])


class Text(Sequence):
    """The lines of a program's text, for tracebacks and debuggers, each with its end."""

    def __init__(self, written: WrittenProgram) -> None:
        self.written = written

    @cached_property
    def lines(self) -> list[str]:
        """The lines, written when somebody reads them."""
        w = self.written
        return [f"{text}\n" for text, _ in lines_of(w.program, w.names, w.rows)]

    def __getitem__(self, n: Any) -> Any:
        return self.lines[n]

    def __len__(self) -> int:
        return len(self.lines)

    def __str__(self) -> str:
        return "".join(self.lines)
