"""The source: a program as text that one reads."""

import linecache
import textwrap

from autogradkit.compiling.expressions import expression_text
from autogradkit.compiling.line import Line
from autogradkit.compiling.loops import loops_of
from autogradkit.compiling.names import Names
from autogradkit.compiling.program import Program
from autogradkit.compiling.quantities import count_text
from autogradkit.compiling.value import Value

__all__ = ["ends_of_lowered", "folded_text", "give_names", "lines_of", "lowered_text", "rows_of", "statement"]

NAMELESS = {Value, int, float}  # arguments that have no name, or that of their Value


def folded_text(program: Program, names: Names) -> str:
    """Return a program's text with one step of each loop, and a sentence for the others."""
    rows = lines_of(program, names)
    where = {line: n for n, (_, line) in enumerate(rows)}
    for loop in reversed(loops_of(program)):
        last = program.lines[loop.end - 1].results
        name = next((names(value) for value in reversed(last) if value is not None), "the last one")
        others = f"{loop.steps - 1} more of {count_text(loop.length, 'line')}, up to {name}"
        said = f"    # … a loop of {loop.steps} steps, unrolled: {others}"
        rows[where[loop.start + loop.length - 1] + 1 : where[loop.end - 1] + 1] = [(said, -1)]
    return "\n".join([text for text, _ in rows]) + "\n"


def rows_of(program: Program) -> list[tuple[str, int]]:
    """Return the rows of a program's text between its head and its return: comments, and numbers of lines."""
    rows = []
    part, place = None, None
    several = len({line.part for line in program.lines}) > 1
    for n, line in enumerate(program.lines):
        if line.part != part and several:
            rows += [("", -1)] * bool(part) + [(f"    # {line.part}", -1)]
        if line.place is not None and (line.place != place or line.part != part):
            said = linecache.getline(*line.place).strip()
            if said:
                rows.append((f"    #   {said}" if several else f"    # {said}", -1))
        part, place = line.part, line.place
        rows.append(("", n))
    return rows


def lines_of(program: Program, names: Names, rows: list | None = None) -> list[tuple[str, int]]:
    """Return the lines of a program's text, each with the number of the program's line in it, or -1.

    `rows` are those between its head and its return, where they are known.
    """
    rows = rows_of(program) if rows is None else rows
    head = f"def {program.name}({', '.join(map(names, program.inputs))}):"
    lines = [(text if n < 0 else f"    {statement(program.lines[n], names)}", n) for text, n in rows]
    outputs = "".join(names(v) + ", " for v in program.outputs).strip()
    if len(program.outputs) > 1:
        outputs = outputs.rstrip(",")
    wrapped = textwrap.wrap(
        f"    return ({outputs})", 100, subsequent_indent=" " * 12, break_long_words=False
    )
    return [(head, -1), *lines, *[(text, -1) for text in wrapped]]


def statement(line: Line, names: Names) -> str:
    """Return a line as a statement."""
    said = expression_text(line, names)
    results = ["_" if v is None else names(v) for v in line.results]
    if not results or line.call.kind == "write":
        return said
    comma = "," if line.several and len(results) == 1 else ""
    return f"{', '.join(results)}{comma} = {said}"


def lowered_text(lowered: Program, names: Names) -> str:
    """Return a lowered program as Python's text."""
    head, last = ends_of_lowered(lowered, names)
    return "\n".join([head, *[f"    {statement(line, names)}" for line in lowered.lines], last]) + "\n"


def ends_of_lowered(lowered: Program, names: Names) -> tuple[str, str]:
    """Return the head of a lowered program's text, and its return."""
    kept = [f"{names.arrays[value]}=None" for value, _ in lowered.kept]
    given = [names.arrays[value] for value in lowered.inputs]
    outputs = "".join([f"{names.arrays[value]}, " for value in lowered.outputs])
    return f"def {lowered.name}({', '.join([*given, *kept])}):", f"    return ({outputs})"


def give_names(program: Program, names: Names) -> None:
    """Name whatever stands in a program's text, in the order in which it stands there."""
    for line in program.lines:
        if has_values_alone(line):
            names.name_all((*line.operands(), line.out, *line.results))
        else:  # there may be more in it that has a name
            statement(line, names)
    names.name_all(program.outputs)


def has_values_alone(line: Line) -> bool:
    """Whether nothing in a line's text has a name but its Values, and those of a function that are given."""
    call = line.call
    if call.kind == "function":
        named = not call.name.startswith("np.") or line.keywords
        return not named and NAMELESS.issuperset(map(type, line.arguments))
    return line.out is None and call.kind in ("operator", "attribute", "method", "expression")
