"""Examples: the numbers of the traced run, which a program can show again.

They are needed while a program is made, and to show it: from the numbers of its inputs they are computed anew
then. In between, what can be computed again has no memory. Of tensors outside, such as the parameters of a
model, a program takes the numbers that they have by then. What can't be computed again, as what was drawn, or
may be the user's own code, is kept, and so are the inputs then.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np

from autogradkit.compiling.constants import copy_laid_out_as
from autogradkit.compiling.line import Line
from autogradkit.compiling.nested import map_nested
from autogradkit.compiling.passes.template import example_of
from autogradkit.compiling.program import Program
from autogradkit.compiling.sharing import runs_users_code, shares_alike
from autogradkit.compiling.traced_program import TracedProgram
from autogradkit.compiling.value import Value, array_without_memory

__all__ = ["forget_numbers", "keep_copies_of_examples", "with_numbers"]


def keep_copies_of_examples(found: TracedProgram, *programs: Program) -> None:
    """Let programs keep copies of tensors' arrays, and the traced program none.

    Somebody may write into such an array, as through a tensor's .data, and a program shows the traced run.
    """
    tensors = [state.first_data._in_run for state in found.states if state.first_data is not None]
    for state in found.states:
        state.first_data = state.first_grad = None
    kept = forget_numbers(found.program, *programs)
    for value in tensors_to_ask(found):
        value.example = without_memory(value.example)
    held = {id(x) for x in tensors} | {id(x.base) for x in tensors if type(x.base) is np.ndarray}
    for value in (*found.program.inputs, *kept):
        x = value.example
        if type(x) is np.ndarray and (id(x) in held or id(x.base) in held):
            value.example = copy_laid_out_as(x)


def forget_numbers(*programs: Program) -> list[Value]:
    """Let results that lines can compute again have no memory; return the others."""
    makers = {value: line for program in programs for line in program.lines for value in line.results}
    makers.pop(None, None)  # a result that nobody uses
    kept = []
    for value, line in makers.items():
        if can_run_again(line):
            value.example = without_memory(value.example)
        else:
            kept.append(value)
    return kept


def without_memory(x: Any) -> Any:
    """Return an array that looks like `x` and has one number, for each array in it."""
    if type(x) is np.ndarray:
        return x if x.dtype.hasobject else array_without_memory(x.shape, x.dtype)
    if type(x) is dict:  # what a forward keeps for its rule
        return {name: without_memory(part) for name, part in x.items()}
    return x


def tensors_to_ask(found: TracedProgram) -> dict[Value, Any]:
    """Return the inputs that are tensors outside, with these, if all lines can be computed again."""
    if not all(can_run_again(line) or not line.results for line in found.program.lines):
        return {}
    inputs = zip(found.sources, found.program.inputs, strict=True)
    return {value: there[1] for (kind, there), value in inputs if kind == "data" and there[0] == "tensor"}


@contextmanager
def with_numbers(found: TracedProgram, *programs: Program) -> Iterator[bool]:
    """Let the lines of a traced program, and of what was made of it, have numbers inside the block.

    They have none, and the block is told so, if a tensor has become another kind of array.
    """
    asked = tensors_to_ask(found)
    if not all(looks_like(t._data, value) for value, t in asked.items()):
        yield False
        return
    for value, t in asked.items():
        value.example = copy_laid_out_as(t._data) if type(t._data) is np.ndarray else t._data
    programs = found.program, *programs
    for program in programs:
        for line in program.lines:
            if can_run_again(line):
                run_again(line)
    try:
        yield True
    finally:
        forget_numbers(*programs)
        for value in asked:
            value.example = without_memory(value.example)


def looks_like(x: Any, value: Value) -> bool:
    """Whether an array is of the type, shape and dtype of a Value."""
    return type(x) is type(value.example) and x.shape == value.shape and x.dtype == value.dtype


def can_run_again(line: Line) -> bool:
    """Whether a line computes the same whenever it runs, and runs no code of the user's."""
    call = line.call
    if call.runs_known_code:
        return True
    if call.kind == "expression":
        return all(map(shares_alike, call.function.free.values()))
    return call.kind != "live" and not runs_users_code(call, line.arguments)


def run_again(line: Line) -> None:
    """Compute a line's results from its arguments' examples."""
    arguments, keywords = map_nested(example_of, line.arguments), map_nested(example_of, line.keywords)
    with np.errstate(all="ignore"):
        found = line.call.run(arguments, keywords)
    for value, result in zip(line.results, found if line.several else (found,), strict=True):
        if value is not None:
            value.example = result
