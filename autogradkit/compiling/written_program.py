"""A written program: a traced one after the passes, with its names and text, each made when it is needed."""

from collections.abc import Sequence
from functools import cached_property
from typing import Any

from autogradkit.compiling.examples import forget_numbers, keep_copies_of_examples, with_numbers
from autogradkit.compiling.names import Names
from autogradkit.compiling.passes import LOWERING, through_passes
from autogradkit.compiling.program import Program
from autogradkit.compiling.refusals import CompileError
from autogradkit.compiling.source import give_names, lines_of, rows_of
from autogradkit.compiling.traced_program import TracedProgram

__all__ = ["WrittenProgram"]


class WrittenProgram:
    """What the passes make of a traced program: as one reads it, and as it runs.

    The passes are pure, so it is the same whenever it is made. They look at numbers: once those of the traced
    run are forgotten, they are computed again. The names are given in the order of the text.
    """

    def __init__(self, found: TracedProgram, passes: tuple) -> None:
        self.found, self.traced, self.passes = found, found.program, passes
        self.text = Text(self)
        self.numbers_are_there = True

    def forget_numbers(self) -> None:
        """Let programs keep copies of tensors' arrays, and of what can be computed again one number."""
        made = vars(self).get("programs", ())
        keep_copies_of_examples(self.found, *made)
        self.numbers_are_there = False

    @cached_property
    def programs(self) -> tuple[Program, Program]:
        """The program as one reads it, and as it runs."""
        if self.numbers_are_there:
            return through_all(self.traced, self.passes)
        with with_numbers(self.found) as there:
            if not there:
                raise CompileError(
                    f"The program of {self.traced.name} can't be shown: tensors in it are others by now."
                )
            made = through_all(self.traced, self.passes)
        forget_numbers(*made)
        return made

    @property
    def program(self) -> Program:
        """The program as one reads it."""
        return self.programs[0]

    @property
    def lowered(self) -> Program:
        """The program as it runs: one call of NumPy a line, each told where to write."""
        return self.programs[1]

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
