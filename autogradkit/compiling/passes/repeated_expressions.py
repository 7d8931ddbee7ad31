"""Each expression once: what was computed already from the same arrays is not computed again."""

from typing import Any

from autogradkit.compiling.aliases import Aliases
from autogradkit.compiling.line import Line
from autogradkit.compiling.nested import map_nested
from autogradkit.compiling.program import Program
from autogradkit.compiling.quantities import count_text
from autogradkit.compiling.value import Value

__all__ = ["put_in_place", "with_each_expression_once", "with_values"]

ARRAYS_ALONE = {Value}


def with_each_expression_once(program: Program) -> tuple[Program, str]:
    """Return the program without lines that compute what an earlier line has computed.

    Results that leave the program stay arrays of their own: whoever gets two may write into one.
    """
    aliases = None
    seen: dict[Any, Line] = {}
    instead: dict[Value, Value] = {}
    lines = []
    written = {line.written for line in program.lines if line.writes}  # is another array by then
    for line in program.lines:
        line = put_in_place(line, instead)
        before = first_like(line, seen) if written.isdisjoint(line.results) else line
        if before is not line:
            aliases = aliases or Aliases(program)
        if before is line or leaves(line, aliases):
            lines.append(line)
            continue
        for value, old in zip(line.results, before.results, strict=True):
            if value is not None and old is not None:
                instead[value] = old
                old.name = old.name or value.name
    gone = len(program.lines) - len(lines)
    said = f"left out {count_text(gone, 'line')} that computed the same again" if gone else ""
    return with_values(program.with_fields(lines=lines), instead), said


def with_values(program: Program, instead: dict) -> Program:
    """Return the program with other Values in the place of some among its outputs, and behind gradients."""
    if not instead:
        return program

    def final(value: Any) -> Any:
        while value in instead:
            value = instead[value]
        return value

    for line in program.lines:
        for value in line.results:
            if value is not None and value.gradient_of in instead:
                value.gradient_of = final(value.gradient_of)
    again = tuple([(final(new), old) for new, old in program.again])
    replaced = tuple(map(final, program.replaced))
    return program.with_fields(outputs=tuple(map(final, program.outputs)), again=again, replaced=replaced)


def put_in_place(line: Line, instead: dict) -> Line:
    """Return a line that reads other Values in the place of some."""
    if not instead or instead.keys().isdisjoint(line.operands()):
        return line

    def put(x: Any) -> Any:
        while type(x) is Value and x in instead:
            x = instead[x]
        return x

    return line.with_fields(
        arguments=map_nested(put, line.arguments), keywords=map_nested(put, line.keywords)
    )


def leaves(line: Line, aliases: Aliases) -> bool:
    """Whether a result of a line leaves the program."""
    return not aliases.escaping.isdisjoint([aliases.of(v) for v in line.results if v is not None])


def first_like(line: Line, seen: dict) -> Line:
    """Return the first line, among those `seen`, that computes the same; a line itself if it is the first."""
    call = line.call
    if call.kind in ("live", "write"):
        return line
    what = (call.name, call.function) if call.kind != "expression" else call.function.key
    arrays_alone = ARRAYS_ALONE.issuperset(map(type, line.arguments))
    arguments = line.arguments if arrays_alone else hashable(line.arguments)
    key = (call.kind, what, arguments, hashable(line.keywords) if line.keywords else None)
    try:
        return seen.setdefault(key, line)
    except TypeError:  # an argument that can't be compared
        return line


def hashable(x: Any) -> Any:
    """Return nested arguments so that equal ones of equal types, and no others, have one hash."""
    if type(x) in (tuple, list):
        return type(x), tuple([part if type(part) is Value else hashable(part) for part in x])
    if type(x) is dict:
        return dict, tuple([(name, hashable(part)) for name, part in x.items()]) if x else ()
    if type(x) is slice:
        return slice, hashable((x.start, x.stop, x.step))
    return x if type(x) is Value else (type(x), repr(x) if isinstance(x, (int, float)) else x)
