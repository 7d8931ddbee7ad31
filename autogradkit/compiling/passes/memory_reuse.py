"""Old places: a result is written into an array of the program's own that is not needed any more."""

from functools import cache

import numpy as np

from autogradkit.compiling.aliases import Aliases
from autogradkit.compiling.line import Call, Line
from autogradkit.compiling.program import Program
from autogradkit.compiling.quantities import count_text
from autogradkit.compiling.value import Value

__all__ = ["call_of", "elementwise", "fits", "with_results_in_old_places"]


def with_results_in_old_places(program: Program) -> tuple[Program, str]:
    """Return the program with `out=` where an operand is not needed after its line.

    The operand must be an array that an earlier line has made for the program alone, laid out as the result,
    and no other name may be left for its memory.
    """
    closed = {*Aliases(program).shared(), *program.outputs}
    last = {v: n for n, line in enumerate(program.lines) for v in line.operands()}
    own: set[Value | None] = set()  # arrays that lines before have made
    lines, written = [], 0
    for n, line in enumerate(program.lines):
        ufunc = elementwise(line) if line.out is None else None
        if ufunc is not None:
            z = line.results[0]
            unneeded = [v for v in line.operands() if last[v] == n and v in own and v not in closed]
            place = next((v for v in unneeded if fits(v, z)), None)
            if place is not None:
                written += 1
                line = line.into(place, call_of(ufunc))
        lines.append(line)
        if line.fresh:
            own.update(line.results)
    said = f"wrote {count_text(written, 'result')} into old arrays' place" if written else ""
    return program.with_fields(lines=lines), said


@cache
def call_of(ufunc: np.ufunc) -> Call:
    """Return the call of a ufunc."""
    return Call("function", f"np.{ufunc.__name__}", ufunc)


def elementwise(line: Line) -> np.ufunc | None:
    """Return the ufunc that a line comes to, if it takes arrays number by number."""
    if line.keywords:
        return None
    return line.call.ufunc_of_two if len(line.arguments) == 2 else line.call.ufunc_of_one


def fits(place: Value, result: Value) -> bool:
    """Whether a result can be written into the memory of another array, bit for bit and in its layout."""
    a, z = place.example, result.example
    if not (type(a) is np.ndarray and type(z) is np.ndarray and a.dtype == z.dtype and a.shape == z.shape):
        return False
    return a.strides == z.strides and a.base is None
