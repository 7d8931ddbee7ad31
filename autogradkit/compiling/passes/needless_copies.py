"""Needless copies: those of an array that nobody else sees."""

from autogradkit.compiling.aliases import Aliases
from autogradkit.compiling.line import Line
from autogradkit.compiling.passes.repeated_expressions import put_in_place, with_values
from autogradkit.compiling.program import Program
from autogradkit.compiling.value import Value

__all__ = ["without_needless_copies"]


def without_needless_copies(program: Program) -> tuple[Program, str]:
    """Return the program without copies of arrays that it has made itself and keeps to itself."""
    if not any(map(is_copy, program.lines)):
        return program, ""
    aliases = Aliases(program)
    instead: dict[Value, Value] = {}
    lines = []
    written = {aliases.of(line.written) for line in program.lines if line.writes}
    for line in program.lines:
        line = put_in_place(line, instead)
        if is_copy(line) and written.isdisjoint([aliases.of(v) for v in (*line.operands(), *line.results)]):
            source, copy = line.arguments[0], line.results[0]
            family = aliases.of(source)
            given = aliases.is_given(family) or source.example.base is not None
            alone = not given and family not in aliases.escaping
            inside = aliases.of(copy) not in aliases.escaping  # written into is what a program has made alone
            if (alone or inside) and source.example.strides == copy.example.strides:
                instead[copy] = source
                source.name = source.name or copy.name
                if aliases.of(copy) in aliases.escaping:
                    aliases.escaping.add(family)
                continue
        lines.append(line)
    gone = len(program.lines) - len(lines)
    copies = "1 copy" if gone == 1 else f"{gone} copies"
    said = f"left out {copies} of arrays that nobody else sees" if gone else ""
    return with_values(program.with_fields(lines=lines), instead), said


def is_copy(line: Line) -> bool:
    """Whether a line copies an array."""
    return line.call.name == "copy" and line.call.kind == "method"
