"""Examples: the numbers of the traced run, which a program keeps to show them."""

import numpy as np

from autogradkit.compiling.constants import copy_laid_out_as
from autogradkit.compiling.program import Program
from autogradkit.compiling.traced_program import TracedProgram
from autogradkit.compiling.value import Value

__all__ = ["keep_copies_of_examples"]


def keep_copies_of_examples(found: TracedProgram, *programs: Program) -> None:
    """Let programs keep copies of tensors' arrays, and the traced program none.

    Somebody may write into such an array, as through a tensor's .data, and a program shows the traced run.
    """
    tensors = [state.first_data.value for state in found.states if state.first_data is not None]
    for state in found.states:
        state.first_data = state.first_grad = None
    held = {id(x) for x in tensors} | {id(x.base) for x in tensors if type(x.base) is np.ndarray}
    for value in {v for program in (found.program, *programs) for v in values_of(program)}:
        x = value.example
        if type(x) is np.ndarray and (id(x) in held or id(x.base) in held):
            value.example = copy_laid_out_as(x)


def values_of(program: Program) -> list[Value]:
    """Return the Values that a program is given and that its lines make."""
    return [*program.inputs, *[v for line in program.lines for v in line.results if v is not None]]
