"""Expanded functions: forwards and rules that come to a few expressions stand there as these expressions."""

from typing import Any

from autogradkit.compiling.definitions import definition
from autogradkit.compiling.line import Line
from autogradkit.compiling.passes.repeated_expressions import put_in_place, with_values
from autogradkit.compiling.passes.templates import Templates
from autogradkit.compiling.program import Program
from autogradkit.compiling.quantities import count_text
from autogradkit.compiling.reading import NotShort, Reader
from autogradkit.compiling.value import ARRAYS, Value

__all__ = ["with_functions_as_expressions"]

of_kit: dict[Any, Any] = {}  # templates of the kit's own functions
FEW = 8  # expressions: a longer function stays a call, whose source is somewhere else to read


def with_functions_as_expressions(program: Program) -> tuple[Program, str]:
    """Return the program with the insides of short functions in the place of their calls.

    Each kind of call is tried on the arrays of the traced run first: what is not the same bit for bit stays.
    """
    instead: dict[Value, Value] = {}
    lines: list[Line] = []
    count = 0
    templates = Templates(read)
    kept: dict[Value, dict] = {}  # what forwards hand to their rules
    for line in program.lines:
        line = put_in_place(line, instead)
        if line.call.kind == "item" and line.arguments[0] in kept:
            instead[line.results[0]] = kept[line.arguments[0]][line.arguments[1]]
            continue
        expanded = None
        if line.call.kind in ("forward", "rule"):
            known = of_kit if line.call.is_of_kit else None
            expanded = templates.lines(line, (line.call.function, line.several), known)
        if expanded is None:
            lines.append(line)
            continue
        count += 1
        lines += expanded[0]
        for old, new in expanded[1].items():
            (kept if type(new) is dict else instead)[old] = new
    said = f"wrote {count_text(count, 'call')} of short functions as expressions" if count else ""
    return with_values(program.with_fields(lines=lines), instead), said


def read(line: Line) -> tuple[list[Line], tuple] | None:
    """Return the lines in the place of a call, and what they return; None to leave it."""
    tree = definition(line.call.function)
    if tree is None:
        return None
    try:
        reader = Reader(line)
        found = reader.read(tree.body)
    except (NotShort, TypeError):
        return None
    if found is None or found[1] != line.several or len(reader.lines) > FEW:
        return None
    return (reader.lines, found[0]) if returns_alike(found[0], line.results) else None


def returns_alike(found: tuple, results: tuple) -> bool:
    """Whether what was read returns what the call has returned, bit for bit."""
    if len(found) != len(results):
        return False
    for value, result in zip(found, results, strict=True):
        if result is None and value is None:
            continue
        if type(value) is dict and result is not None and type(result.example) is dict:
            if list(value) != list(result.example):
                return False
            if not all(alike(v.example, result.example[name]) for name, v in value.items()):
                return False
            continue
        if type(value) is not Value or result is None or not alike(value.example, result.example):
            return False
    return True


def alike(x: object, y: object) -> bool:
    """Whether two results are the same bit for bit, of one type and layout."""
    if not isinstance(x, ARRAYS) or type(x) is not type(y):
        return False
    if x.dtype != y.dtype or x.shape != y.shape or x.strides != y.strides:
        return False
    return x.tobytes() == y.tobytes()
