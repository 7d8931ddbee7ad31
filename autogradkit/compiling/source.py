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

__all__ = ["folded_text", "give_names", "lines_of", "lowered_text", "rows_of", "statement"]


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
    kept = [f"{names(value)}=None" for value, _ in lowered.kept]
    head = f"def {lowered.name}({', '.join([*map(names, lowered.inputs), *kept])}):"
    rows = [f"    {statement(line, names)}" for line in lowered.lines]
    outputs = "".join(names(v) + ", " for v in lowered.outputs)
    return "\n".join([head, *rows, f"    return ({outputs})"]) + "\n"


def give_names(program: Program, names: Names) -> None:
    """Name whatever stands in a program's text, in the order in which it stands there."""
    for value in program.inputs:
        names(value)
    for line in program.lines:
        if has_values_alone(line):
            for value in (*line.operands(), line.out, *line.results):
                if value is not None:
                    names(value)
        else:  # there may be more in it that has a name
            statement(line, names)
    for value in program.outputs:
        names(value)


def has_values_alone(line: Line) -> bool:
    """Whether nothing in a line's text has a name but its Values, and those of a function that are given."""
    if line.call.kind == "function" and line.call.name.startswith("np.") and not line.keywords:
        return all(type(x) in (Value, int, float) for x in line.arguments)
    return line.out is None and line.call.kind in ("operator", "attribute", "method", "expression")
