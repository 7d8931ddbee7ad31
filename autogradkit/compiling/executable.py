"""An executable: the code that a program comes to, and what that needs to run."""

import itertools
import linecache
from types import CodeType, FunctionType
from typing import Any, NamedTuple

import numpy as np

from autogradkit.compiling.source import lowered_text
from autogradkit.compiling.writer import code_of
from autogradkit.compiling.written_program import Text, WrittenProgram

__all__ = ["Executable", "executable_of", "function_of"]

numbers = itertools.count(1)


class Executable(NamedTuple):
    """What runs of a program.

    Attributes
    ----------
    name : str
    code : CodeType
        Its lines have the numbers of those of the text: a traceback and a debugger show the text.
    objects : dict
        What the code names beyond its arrays: functions, constants.
    places : list
        Of (shape, dtype, where it begins), the kept arrays that the code is given last.
    kept_bytes : int
        The size of the block that they are parts of.
    outputs : list of int
        For each output of the traced program: which it is of what the code returns.
    """

    name: str
    code: CodeType
    objects: dict
    places: list
    kept_bytes: int
    outputs: list


def executable_of(written: WrittenProgram) -> Executable:
    """Return what runs of a program."""
    program, lowered, names, rows = written.program, written.lowered, written.names, written.rows
    where = {line: n for n, (_, line) in enumerate(rows)}
    head, *statements, last = lowered_text(lowered, names).splitlines()
    there: list[list[str]] = [[] for _ in rows]
    for line, said in zip(lowered.lines, statements, strict=True):
        there[where[line.row]].append(said.strip())
    lines = [head] + ["    " + "; ".join(one) if one else "" for one in there]
    module = code_of("\n".join([*lines, last]), "<compiled>", "exec")
    code = next(x for x in module.co_consts if type(x) is CodeType)
    places = [(value.shape, value.dtype, start) for value, start in lowered.kept]
    number = {value: n for n, value in enumerate(program.outputs)}
    outputs = [number[value] for value in program.outputs]
    return Executable(program.name, code, dict(names.objects), places, lowered.kept_bytes, outputs)


def function_of(executable: Executable, text: Text) -> Any:
    """Return the function that runs, in a file of its own, whose text is `text`."""
    file = f"<compiled {executable.name} {next(numbers)}>"
    linecache.cache[file] = (1, None, text, file)  # type: ignore[assignment]  # any sequence of lines does
    defaults = (None,) * len(executable.places)
    code = executable.code.replace(co_filename=file)
    return FunctionType(code, {"np": np, **executable.objects}, executable.name, defaults)
