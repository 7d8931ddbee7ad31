"""Aliases: which arrays of a program may share their memory."""

from typing import Any

import numpy as np

from autogradkit.compiling.program import Program
from autogradkit.compiling.value import Value

__all__ = ["Aliases"]


class Aliases:
    """Families of Values that may share their memory: a write into one may change its whole family.

    An input or a constant stands for its family.
    """

    def __init__(self, program: Program) -> None:
        self.parent: dict[Value, Value] = {}
        for line in program.lines:
            if line.call.kind == "write":
                self.join(line.results[0], line.arguments[0])
            elif not line.fresh:
                family = [v for v in (*line.operands(), *filter(None, line.results)) if has_memory(v)]
                for value in family[1:]:
                    self.join(value, family[0])
        self.escaping = self.families(program.outputs)

    def join_places(self, program: Program) -> None:
        """Let what is written into another's place be of its family."""
        for line in program.lines:
            if line.out is not None and line.out.kind != "kept":
                self.join(line.results[0], line.out)
        self.escaping = self.families(program.outputs)

    def of(self, value: Value) -> Value:
        """Return the Value that stands for its family."""
        parent = self.parent
        while value in parent:
            value = parent[value]
        return value

    def is_given(self, family: Value) -> bool:
        """Whether one of a family is given from outside, or a constant."""
        return family.kind != "result"

    def shared(self) -> set[Value]:
        """Return all Values that are not alone in their family."""
        return {*self.parent, *self.parent.values()}

    def last_uses(self, program: Program) -> dict[Value | None, int]:
        """Return the number of the last line that reads or makes one of a family, by the family."""
        last = {v: n for n, line in enumerate(program.lines) for v in (*line.operands(), *line.results)}
        for value in self.parent:
            if value in last:
                family = self.of(value)
                last[family] = max(last[value], last.get(family, -1))
        return last

    def join(self, a: Value, b: Value) -> None:
        """Let two families be one."""
        a, b = self.of(a), self.of(b)
        if a is not b and a.kind == "result":
            self.parent[a] = b
        elif a is not b:
            self.parent[b] = a

    def families(self, values: Any) -> set[Value]:
        """Return the families of some Values."""
        return {self.of(v) for v in values}


def has_memory(value: Value) -> bool:
    """Whether a Value may share memory: NumPy's single numbers can't, nor be written into."""
    return not isinstance(value.example, np.generic)
