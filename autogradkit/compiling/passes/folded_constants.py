"""Folded constants: what is computed from constants, or from shapes, alone is computed once."""

from typing import Any

from autogradkit.compiling.aliases import Aliases
from autogradkit.compiling.line import Line
from autogradkit.compiling.passes.repeated_expressions import put_in_place
from autogradkit.compiling.program import Program
from autogradkit.compiling.quantities import count_text
from autogradkit.compiling.value import ARRAYS, Value

__all__ = ["with_constants_folded"]

MOST = 4096  # bytes of a result: to read a larger constant takes as long as to compute it
OF_SHAPE = ("np.ones_like", "np.zeros_like")


def with_constants_folded(program: Program) -> tuple[Program, str]:
    """Return the program without lines whose results are the same at every call.

    A result that leaves the program is computed each time: whoever gets it may write into it.
    """
    if not any(map(is_foldable, program.lines)):
        return program, ""
    aliases = Aliases(program)
    instead: dict[Value, Value] = {}
    lines = []
    outside = {aliases.of(line.arguments[0]) for line in program.lines if line.call.kind == "write"}
    outside |= aliases.escaping
    for line in program.lines:
        line = put_in_place(line, instead)
        if line.out in instead:  # a constant is not written over
            line = line.with_fields(out=None)
        if is_foldable(line) and aliases.of(line.results[0]) not in outside:
            z = line.results[0]
            instead[z] = Value(z.example, "constant", z.name)
            continue
        lines.append(line)
    gone = len(program.lines) - len(lines)
    said = f"computed {count_text(gone, 'line')} beforehand" if gone else ""
    return program.with_fields(lines=lines), said


def is_foldable(line: Line) -> bool:
    """Whether a line has one small result, the same at every call."""
    read = line.operands()
    if read and read[0].kind != "constant" and line.call.name not in OF_SHAPE:
        return False
    one = len(line.results) == 1 and line.results[0] is not None
    return one and is_the_same_always(line) and size_of(line.results[0]) <= MOST


def is_the_same_always(line: Line) -> bool:
    """Whether a line computes the same at every call: of constants, by a function that does nothing else."""
    call = line.call
    if call.kind == "live" or (call.kind in ("forward", "rule") and not call.is_of_kit):
        return False
    if call.kind == "function" and call.name in OF_SHAPE and len(line.arguments) == 1 and not line.keywords:
        return True
    return all(v.kind == "constant" for v in line.operands()) and not line.several


def size_of(value: Any) -> int:
    """Return the bytes of a result; more than any if it is no array, such as what a forward keeps."""
    example = value.example
    return example.nbytes if isinstance(example, ARRAYS) else MOST + 1
