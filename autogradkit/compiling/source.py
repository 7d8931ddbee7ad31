"""The source: a program as text that one reads, and as a function that runs it."""

import ast
import itertools
import linecache
import textwrap
from typing import Any

import numpy as np

from autogradkit.compiling.expressions import expression
from autogradkit.compiling.names import Names
from autogradkit.compiling.program import Line, Program

__all__ = ["function_of", "statement", "text_of"]

numbers = itertools.count(1)


def text_of(program: Program, names: Names) -> str:
    """Return a program as Python's text: forward, backward and update, with the user's lines as comments."""
    head = f"def {program.name}({', '.join(map(names, program.inputs))}):"
    lines, part, place = [], None, None
    parts = {line.part for line in program.lines}
    for line in program.lines:
        if line.part != part and len(parts) > 1:
            lines += ["", f"    # {line.part}"] if part else [f"    # {line.part}"]
        if line.place is not None and (line.place != place or line.part != part):
            said = linecache.getline(*line.place).strip()
            if said:
                lines.append(f"    #   {said}" if len(parts) > 1 else f"    # {said}")
        part, place = line.part, line.place
        lines.append(f"    {statement(line, names)}")
    outputs = "".join(names(v) + ", " for v in program.outputs).strip()
    if len(program.outputs) > 1:
        outputs = outputs.rstrip(",")
    lines += textwrap.wrap(f"    return ({outputs})", 100, subsequent_indent=" " * 12, break_long_words=False)
    return "\n".join([head, *lines]) + "\n"


def statement(line: Line, names: Names) -> str:
    """Return a line as a statement."""
    tree = ast.fix_missing_locations(expression(line, names))
    said = ast.unparse(tree)
    results = ["_" if v is None else names(v) for v in line.results]
    if not results:
        return said
    comma = "," if line.several and len(results) == 1 else ""
    return f"{', '.join(results)}{comma} = {said}"


def function_of(program: Program, names: Names, text: str) -> Any:
    """Return the function that a program's text defines; a traceback shows its lines."""
    file = f"<compiled {program.name} {next(numbers)}>"
    linecache.cache[file] = (len(text), None, text.splitlines(keepends=True), file)
    namespace = {"np": np, **names.objects}
    exec(compile(text, file, "exec"), namespace)
    return namespace[program.name]
