"""Shorter calls: the same NumPy, reached by a shorter way."""

import numpy as np

from autogradkit.compiling.array_functions import transposed
from autogradkit.compiling.line import Call, Line
from autogradkit.compiling.passes.inlining import alike
from autogradkit.compiling.program import Program
from autogradkit.compiling.quantities import count_text
from autogradkit.compiling.value import Value

__all__ = ["with_shorter_calls"]

T = Call("attribute", "T", transposed)
ADD_UP = Call("function", "np.add.reduce", np.add.reduce)


def with_shorter_calls(program: Program) -> tuple[Program, str]:
    """Return the program with x.T for a matrix with its axes swapped, and np.add.reduce, which sum calls."""
    lines = [shorter(line) for line in program.lines]
    count = sum(new is not old for new, old in zip(lines, program.lines, strict=True))
    said = f"called {count_text(count, 'function')} by a shorter way" if count else ""
    return program.with_fields(lines=lines), said


def shorter(line: Line) -> Line:
    """Return a line that computes the same, or the line itself."""
    new = line
    if line.call.kind != "method":
        return line
    match line.call.name, line.arguments, line.keywords:
        case "swapaxes", (Value() as x, -1, -2), {} if x.example.ndim == 2:
            new = line.with_fields(call=T, arguments=(x,))
        case "sum", (Value() as x,), {"axis": (int() as axis,)} if len(line.keywords) == 1:
            new = line.with_fields(call=ADD_UP, arguments=(x, axis), keywords={})
    if new is not line:
        examples = [x.example if type(x) is Value else x for x in new.arguments]
        if not alike(new.call.run(tuple(examples), {}), line.results[0].example):
            return line
    return new
