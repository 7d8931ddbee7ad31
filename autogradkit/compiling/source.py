"""The source: a program as text that one reads, and as a function that runs it."""

import itertools
import linecache
import textwrap
from typing import Any

import numpy as np

from autogradkit.compiling.expressions import expression_text
from autogradkit.compiling.loops import loops_of
from autogradkit.compiling.names import Names
from autogradkit.compiling.program import Line, Program
from autogradkit.compiling.quantities import count_text

__all__ = ["folded_text", "function_of", "lines_of", "lowered_text", "statement", "text_of"]

numbers = itertools.count(1)


def text_of(program: Program, names: Names) -> str:
    """Return a program as Python's text: forward, backward and update, with the user's lines as comments."""
    return "\n".join([text for text, _ in lines_of(program, names)]) + "\n"


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


def lines_of(program: Program, names: Names) -> list[tuple[str, int]]:
    """Return the lines of a program's text, each with the number of the program's line in it, or -1."""
    rows = [(f"def {program.name}({', '.join(map(names, program.inputs))}):", -1)]
    part, place = None, None
    parts = {line.part for line in program.lines}
    for n, line in enumerate(program.lines):
        if line.part != part and len(parts) > 1:
            rows += [("", -1)] * bool(part) + [(f"    # {line.part}", -1)]
        if line.place is not None and (line.place != place or line.part != part):
            said = linecache.getline(*line.place).strip()
            if said:
                rows.append((f"    #   {said}" if len(parts) > 1 else f"    # {said}", -1))
        part, place = line.part, line.place
        rows.append((f"    {statement(line, names)}", n))
    outputs = "".join(names(v) + ", " for v in program.outputs).strip()
    if len(program.outputs) > 1:
        outputs = outputs.rstrip(",")
    wrapped = textwrap.wrap(
        f"    return ({outputs})", 100, subsequent_indent=" " * 12, break_long_words=False
    )
    return rows + [(text, -1) for text in wrapped]


def statement(line: Line, names: Names) -> str:
    """Return a line as a statement."""
    said = expression_text(line, names)
    results = ["_" if v is None else names(v) for v in line.results]
    if not results:
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


def function_of(program: Program, lowered: Program, names: Names) -> tuple[str, Any]:
    """Return a program's text, and the function that runs it as it was lowered.

    The function's lines have the numbers of those of the text: a traceback and a debugger show the text.
    """
    rows = lines_of(program, names)
    text = "\n".join([row for row, _ in rows]) + "\n"
    file = f"<compiled {program.name} {next(numbers)}>"
    linecache.cache[file] = (len(text), None, text.splitlines(keepends=True), file)
    where = {line: n for n, (_, line) in enumerate(rows)}
    head, *statements, last = lowered_text(lowered, names).splitlines()
    there: list[list[str]] = [[] for _ in rows]
    for line, said in zip(lowered.lines, statements, strict=True):
        there[where[line.row]].append(said.strip())
    code = [head] + ["    " + "; ".join(one) if one else "" for one in there[1:]]
    namespace = {"np": np, **names.objects}
    exec(compile("\n".join([*code, last]), file, "exec"), namespace)
    return text, namespace[program.name]
