"""Sums as products: the sum of a matrix's rows as ones @ matrix, which BLAS does in half the time.

The numbers are added in another order, so the last bits may differ: this pass is made only if it is named.
"""

import numpy as np

from autogradkit.compiling.line import Call, Line
from autogradkit.compiling.passes.memory_reuse import fits
from autogradkit.compiling.program import Program
from autogradkit.compiling.quantities import count_text
from autogradkit.compiling.value import Value

__all__ = ["with_sums_as_products"]

DOT = Call("method", "dot")


def with_sums_as_products(program: Program) -> tuple[Program, str]:
    """Return the program with a product in the place of each sum over the rows of a matrix, such as db's."""
    ones: dict[tuple, Value] = {}
    lines = [as_product(line, ones) for line in program.lines]
    count = sum(new is not old for new, old in zip(lines, program.lines, strict=True))
    said = f"made {count_text(count, 'sum')} a product, which may change last bits" if count else ""
    return program.with_fields(lines=lines), said


def as_product(line: Line, ones: dict) -> Line:
    """Return a sum over a matrix's rows as a product, and every other line as it is."""
    call = line.call
    if (call.kind, call.name, line.out, line.arguments[1:]) != ("function", "np.add.reduce", None, (0,)):
        return line
    (x, _), z = line.arguments, line.results[0]
    if type(x) is not Value or type(x.example) is not np.ndarray or line.keywords:
        return line
    a = x.example
    if a.ndim != 2 or a.dtype.char not in "fd" or not a.flags.c_contiguous or min(a.shape) < 2:
        return line
    row = ones.setdefault((len(a), a.dtype), Value(np.ones(len(a), a.dtype), "constant", "ones"))
    if not fits(Value(row.example.dot(a)), z):
        return line
    return line.with_fields(call=DOT, arguments=(row, x))
