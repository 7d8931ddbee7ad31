"""Spread arrays: one that meets larger arrays at many lines is repeated over their shape once.

NumPy adds a row to each row of a matrix in one short loop a row: that takes twice as long as adding a matrix.
A recurrent network adds the same bias at each of its steps.
"""

from collections import Counter
from itertools import chain

import numpy as np

from autogradkit.compiling.line import Call, Line
from autogradkit.compiling.passes.memory_reuse import elementwise
from autogradkit.compiling.program import Program
from autogradkit.compiling.quantities import count_text
from autogradkit.compiling.value import Value

__all__ = ["with_spread_arrays"]

OFTEN = 8  # lines: for fewer the copy does not pay
MOST = 2**16  # bytes of the spread array: a larger one does not stay in the cache
BROADCAST = Call("function", "np.broadcast_to", np.broadcast_to)
COPY = Call("function", "np.positive", np.positive)


def with_spread_arrays(program: Program) -> tuple[Program, str]:
    """Return the program with arrays in the shape in which they are broadcast again and again."""
    read = Counter(chain.from_iterable([line.operands() for line in program.lines]))
    often = {value for value, count in read.items() if count >= OFTEN}
    if not often:
        return program, ""
    uses: dict[tuple, list[int]] = {}
    for n, line in enumerate(program.lines):
        small = small_operand(line)
        if small in often:
            uses.setdefault((small, line.results[0].shape), []).append(n)
    before: dict[int, list[Line]] = {}
    lines, count = list(program.lines), 0
    for (small, shape), where in uses.items():
        if len(where) < OFTEN:
            continue
        view = lines[where[0]].as_call(BROADCAST, (small, shape))
        spread = view.as_call(COPY, view.results)
        if not spread.results[0].example.flags.c_contiguous:
            continue
        before.setdefault(where[0], []).extend([view, spread])
        count += 1
        for n in where:
            arguments = tuple([spread.results[0] if x is small else x for x in lines[n].arguments])
            lines[n] = lines[n].with_fields(arguments=arguments)
    if not count:
        return program, ""
    lines = [x for n, line in enumerate(lines) for x in (*before.get(n, ()), line)]
    said = f"spread {count_text(count, 'array')} that many lines repeat over a larger one"
    return program.with_fields(lines=lines), said


def small_operand(line: Line) -> Value | None:
    """Return the operand that a line broadcasts over the other, if both and the result lie row by row."""
    if len(line.arguments) != 2:
        return None
    x, y = line.arguments
    if type(x) is not Value or type(y) is not Value or x.looks[1] == y.looks[1] or elementwise(line) is None:
        return None
    z = line.results[0].example
    small, large = (x, y) if y.shape == z.shape else (y, x)
    a, b = small.example, large.example
    if not all(type(array) is np.ndarray and array.flags.c_contiguous for array in (a, b, z)):
        return None
    if not a.ndim or b.shape != z.shape or a.shape == z.shape or a.dtype.char not in "fd":
        return None
    return small if a.size > 1 and z.size * a.itemsize <= MOST else None
