"""A program: the lines of a function's own run, one call each, as they will run again on other numbers."""

from dataclasses import dataclass, field
from typing import Any

from autogradkit.compiling.value import Value

__all__ = ["Program"]


@dataclass
class Program:
    """A function's run, line by line, from `inputs` to `outputs`.

    `outputs` is a flat tuple of Values: what the function returns, and then what it leaves behind in tensors.
    """

    name: str
    inputs: tuple
    lines: list
    outputs: tuple
    again: tuple = ()  # (new, old): a tensor's array at the end, and at the beginning
    replaced: tuple = ()  # those outputs that replace a tensor's gradient, which is not read before
    notes: list = field(default_factory=list)  # (pass, what it changed)
    kept: tuple = ()  # (Value, where it begins in the kept memory)
    kept_bytes: int = 0

    def with_fields(self, **changes: Any) -> "Program":
        """Return a program like this one, but for some of its fields."""
        program = object.__new__(Program)
        program.__dict__ = {**self.__dict__, **changes}
        return program

    def constants(self) -> list[Value]:
        """Return the constants that a line or an output needs, in order of their use."""
        needed = [v for line in self.lines for v in line.operands()] + list(self.outputs)
        return list(dict.fromkeys(v for v in needed if v.kind == "constant"))
