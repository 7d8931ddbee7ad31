"""An executable: the function that a written program comes to."""

import itertools
import linecache
from types import CodeType, FunctionType
from typing import Any

import numpy as np

from autogradkit.compiling.running_text import Shortcuts
from autogradkit.compiling.source import ends_of_lowered, statement
from autogradkit.compiling.writer import code_of
from autogradkit.compiling.written_program import WrittenProgram

__all__ = ["function_of"]

numbers = itertools.count(1)


def function_of(written: WrittenProgram) -> Any:
    """Return the function that runs, of arrays alone, in a file of its own.

    Its lines have the numbers of those of the text: a traceback and a debugger show the text.
    """
    lowered, names, rows = written.lowered, written.names, written.rows
    where = {line: n for n, (_, line) in enumerate(rows)}
    head, last = ends_of_lowered(lowered, names)
    shortcuts = Shortcuts(names)
    there: list[list[str]] = [[] for _ in rows]
    for line in lowered.lines:
        there[where[line.row]].append(shortcuts.statement(line) or statement(line, names))
    lines = [head] + ["    " + "; ".join(one) if one else "" for one in there]
    module = code_of("\n".join([*lines, last]), "<compiled>", "exec")
    file = f"<compiled {lowered.name} {next(numbers)}>"
    linecache.cache[file] = (1, None, written.text, file)  # type: ignore[assignment]  # any sequence of lines does
    code = next(x for x in module.co_consts if type(x) is CodeType).replace(co_filename=file)
    objects = {"np": np, **names.objects, **shortcuts.objects}
    return FunctionType(code, objects, lowered.name, (None,) * len(lowered.kept))
