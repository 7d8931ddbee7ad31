"""Makers: which line of a trace has made each Value."""

from autogradkit.compiling.line import Line
from autogradkit.compiling.value import Value

__all__ = ["Makers"]


class Makers:
    """The lines that have made Values, looked at when somebody asks; `lines` is the trace's own list."""

    def __init__(self, lines: list[Line]) -> None:
        self.lines = lines
        self.known: dict[Value | None, Line] = {}
        self.looked_at = 0  # how many lines

    def line_of(self, value: Value) -> Line | None:
        """Return the line that has made a Value."""
        for line in self.lines[self.looked_at :]:
            self.known.update(dict.fromkeys(line.results, line))
        self.looked_at = len(self.lines)
        return self.known.get(value)

    def drop_from(self, number: int) -> None:
        """Take lines back, from a number on."""
        self.looked_at = min(self.looked_at, number)
        del self.lines[number:]
