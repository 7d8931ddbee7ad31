"""Examples: the numbers of the traced run, which a program can show again.

They are needed while a program is made, and to show it: from the numbers of its inputs they are computed anew
then. In between a program holds but one number for each array of its own. Of tensors outside, such as the
parameters of a model, it takes the numbers that they have by then. What can't be computed again, as what was
drawn, or may be the user's own code, is kept, and so are the inputs then.
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
from autogradkit.compiling.value import Value

__all__ = ["forget_numbers", "keep_copies_of_examples", "with_numbers"]

FEW = 1024  # bytes: what is smaller is kept
NO_CODE = ("operator", "method", "item", "attribute", "write")  # nothing of the user's runs there


def keep_copies_of_examples(found: TracedProgram, *programs: Program) -> None:
    """Let programs keep copies of tensors' arrays, and the traced program none.

    Somebody may write into such an array, as through a tensor's .data, and a program shows the traced run.
    """
    tensors = [state.first_data.value for state in found.states if state.first_data is not None]
    for state in found.states:
        state.first_data = state.first_grad = None
    forget_numbers(found.program, *programs)
    for value in tensors_to_ask(found):
        value.example = without_memory(value.example)
    held = {id(x) for x in tensors} | {id(x.base) for x in tensors if type(x.base) is np.ndarray}
    for value in {v for program in (found.program, *programs) for v in values_of(program)}:
        x = value.example
        if type(x) is np.ndarray and (id(x) in held or id(x.base) in held):
            value.example = copy_laid_out_as(x)


def values_of(program: Program) -> list[Value]:
    """Return the Values that a program is given and that its lines make."""
    return [*program.inputs, *[v for line in program.lines for v in line.results if v is not None]]


def forget_numbers(*programs: Program) -> None:
    """Let arrays that lines have computed, and can compute again, be arrays of their shape without memory."""
    for program in programs:
        for line in program.lines:
            large = [value for value in line.results if value is not None and is_large(value.example)]
            if large and can_run_again(line):
                for value in large:
                    value.example = without_memory(value.example)


def is_large(x: Any) -> bool:
    """Whether something is an array whose numbers take memory, or what a forward keeps for its rule."""
    return type(x) is dict or (type(x) is np.ndarray and x.nbytes > FEW)


def without_memory(x: Any) -> Any:
    """Return an array that looks like `x` and has one number, for each array in it that is not small."""
    if type(x) is dict:  # what a forward keeps for its rule
        return {name: without_memory(part) for name, part in x.items()}
    if type(x) is np.ndarray and x.nbytes > FEW and not x.dtype.hasobject:
        return np.ndarray(x.shape, x.dtype, bytes(x.itemsize), 0, (0,) * x.ndim)
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
    if call.kind == "expression":
        return all(map(shares_alike, call.function.free.values()))
    return call.kind in NO_CODE or (call.kind != "live" and not runs_users_code(call, line.arguments))


def run_again(line: Line) -> None:
    """Compute a line's results from its arguments' examples."""
    arguments, keywords = map_nested(example_of, line.arguments), map_nested(example_of, line.keywords)
    with np.errstate(all="ignore"):
        found = line.call.run(arguments, keywords)
    for value, result in zip(line.results, found if line.several else (found,), strict=True):
        if value is not None:
            value.example = result
