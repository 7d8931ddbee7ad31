"""A written program: a traced one after the passes, with its names and text, each made when it is needed."""

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

    The passes are pure, so it is the same whenever it is made. The names are given in the order of the text.
    """

    def __init__(self, traced: Program, passes: tuple) -> None:
        self.traced, self.passes = traced, passes
        self.text = Text(self)

    @cached_property
    def program(self) -> Program:
        """The program as one reads it."""
        program = through_passes(self.traced, [name for name in self.passes if name not in LOWERING])
        for n, line in enumerate(program.lines):
            line.row = n
        return program

    @cached_property
    def lowered(self) -> Program:
        """The program as it runs: one call of NumPy a line, each told where to write."""
        return through_passes(self.program, [name for name in self.passes if name in LOWERING])

    def made(self) -> list[Program]:
        """Return the programs that were made by now."""
        return [made for name in ("program", "lowered") if (made := vars(self).get(name))]

    @cached_property
    def names(self) -> Names:
        """The names of all that stands in it."""
        names = Names(self.program)
        give_names(self.program, names)
        return names

    @cached_property
    def rows(self) -> list[tuple[str, int]]:
        """The rows of its text between its head and its return."""
        return rows_of(self.program)


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
