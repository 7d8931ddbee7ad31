"""What one reads of a compiled function: the program of its latest call, and what was done to it."""

from os import PathLike
from pathlib import Path

from autogradkit.compiling.memory import chart, live_bytes, size_in_words
from autogradkit.compiling.passes import PASSES
from autogradkit.compiling.prepared import Prepared
from autogradkit.compiling.refusals import CompileError
from autogradkit.compiling.saved import standalone
from autogradkit.compiling.source import folded_text, lowered_text, statement

__all__ = ["ReadableProgram"]


class ReadableProgram:
    """The program that ran at the latest call, as one reads it."""

    name: str
    latest: Prepared | None = None

    @property
    def source(self) -> str:
        """The program of the latest call, as text; of a loop, which is unrolled in it, one step.

        All steps stand in the file that `save` writes.
        """
        written = self.shown().written
        return folded_text(written.program, written.names)

    @property
    def lowered(self) -> str:
        """The program of the latest call as it runs: one call of NumPy a line, with the places it writes to.

        The arguments `kept` are memory that the program keeps from call to call; without them, it asks NumPy
        for new arrays.
        """
        written = self.shown().written
        return lowered_text(written.lowered, written.names)

    def save(self, path: str | PathLike) -> None:
        """Write the program of the latest call into a file that runs on NumPy alone."""
        written = self.shown().written
        text = standalone(written.program, written.names, str(written.text))
        Path(path).write_text(text, encoding="utf-8")

    def shown(self) -> Prepared:
        """Return what ran at the latest call, or say that there was none."""
        if self.latest is None:
            raise CompileError(f"{self.name} has no program yet: it is made at its first call.")
        return self.latest

    def explain(self) -> str:
        """Return what each pass has changed in the program of the latest call, one line for each."""
        written = self.shown().written
        program, lowered = written.program, written.lowered
        width = max(map(len, PASSES))
        rows = [f"{name:{width}}  {said or 'changed nothing'}" for name, said in lowered.notes]
        before, after = (max([*live_bytes(p), 0]) for p in (written.traced, lowered))
        rows.append(f"memory at most {size_in_words(before)} before the passes, {size_in_words(after)} after")
        return "\n".join([f"{self.name}: {len(program.lines)} lines", *rows])

    def memory(self) -> str:
        """Return a chart: each line of the program of the latest call, and the memory needed once it ran."""
        written = self.shown().written
        return chart(written.program, [statement(line, written.names) for line in written.program.lines])
