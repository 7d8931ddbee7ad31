"""Joined slices: the gradients of slices that make up a whole array become that array in one piece.

The rule of a slice puts its gradient into zeros of the whole shape, and the engine adds these up: for an
LSTM's four gates, four arrays of zeros and three sums. Every number of the sum is one slice's, plus zeros.
"""

import ast
import operator
from collections import Counter
from typing import Any, NamedTuple

import numpy as np

from autogradkit.compiling.line import Call, Line
from autogradkit.compiling.passes.inlining import alike
from autogradkit.compiling.program import Program
from autogradkit.compiling.quantities import count_text
from autogradkit.compiling.value import Value
from autogradkit.core.op import OPS

__all__ = ["with_slices_joined"]

ADD = Call("operator", "+", operator.add)
JOINS = {
    slice: Call("function", "np.concatenate", np.concatenate),
    int: Call("function", "np.stack", np.stack),
}


class Slice(NamedTuple):
    """A gradient that is put into zeros: along one axis from `start` to `stop`, at a slice or a number."""

    gradient: Value
    kind: type
    axis: int
    start: int
    stop: int
    size: int  # of the whole axis


def with_slices_joined(program: Program) -> tuple[Program, str]:
    """Return the program with slices side by side where they were put into zeros and added up.

    To the whole 0.0 is added, as zeros were: -0.0 + 0.0 is 0.0. Slices that overlap, or leave something out,
    stay as they are.
    """
    if not any(map(slice_of, program.lines)):
        return program, ""
    sums = sums_of_slices(program)
    instead: dict[Line, list[Line]] = {}
    for line in reversed(sums):
        slices, inside = sums[line]
        joined = joined_lines(line, slices) if line not in instead else []
        if joined:
            instead |= {gone: [] for gone in inside} | {line: joined}
    lines = [x for line in program.lines for x in instead.get(line, [line])]
    count = sum(map(bool, instead.values()))
    said = f"joined the slices of {count_text(count, 'gradient')}" if count else ""
    return program.with_fields(lines=lines), said


def is_sum(line: Line) -> bool:
    """Whether a line adds two arrays."""
    known = line.call.name in ("+", "np.add") and line.call.kind in ("operator", "function")
    return known and len(line.arguments) == 2 and not line.keywords and line.out is None


def sums_of_slices(program: Program) -> dict[Line, tuple[list[Slice], list[Line]]]:
    """Return, for each sum that slices alone come to, these slices and the lines before that make them."""
    found: dict[Line, tuple[list[Slice], list[Line]]] = {}
    made: dict[Value, Line] = {}
    uses: Counter = Counter()
    for line in program.lines:
        uses.update(line.operands())
        for value in line.results:
            made[value] = line
    uses.update(program.outputs)
    for line in program.lines:
        if not is_sum(line):
            continue
        slices, inside = [], []
        for value in line.arguments:
            before = made.get(value) if type(value) is Value and uses[value] == 1 else None
            one = slice_of(before) if before is not None else None
            more = found.get(before, ([], [])) if one is None else ([one], [])
            if not more[0]:
                break
            slices += more[0]
            inside += [before, *more[1]]
        else:
            if len(slices) <= slices[0].size:
                found[line] = slices, inside
    return found


def slice_of(line: Line) -> Slice | None:
    """Return the slice that a line puts into zeros, if that is all it does."""
    if line.call.kind != "expression" or line.call.function.free.get("scatter_add") is not OPS["scatter_add"]:
        return None
    known = dict(zip(line.call.function.names, line.arguments, strict=True))
    tree = line.call.function.tree
    if [keyword.arg for keyword in getattr(tree, "keywords", ())] != ["shape", "index"]:
        return None
    at = tree.keywords[1].value
    match tree:
        case ast.Call(ast.Name("scatter_add"), [ast.Name(g)]) if type(known.get(g)) is Value:
            index = at.value if isinstance(at, ast.Constant) else known.get(getattr(at, "id", None))
            return slice_at(index, known[g], line.results[0].shape)
    return None


def slice_at(index: Any, gradient: Value, shape: tuple) -> Slice | None:
    """Return the slice at an index that leaves all axes but one whole."""
    found = None
    parts = index if type(index) is tuple else (index,)
    for axis, (part, size) in enumerate(zip(parts, shape, strict=False)):
        if type(part) is int:
            start, stop, step = part % size, part % size + 1, 1
        elif type(part) is slice and all(type(n) in (int, type(None)) for n in (part.start, part.stop)):
            start, stop, step = part.indices(size)
        else:
            return None
        if type(part) is slice and (start, stop, step) == (0, size, 1):
            continue
        if found is not None or step != 1:
            return None
        found = Slice(gradient, type(part), axis, start, stop, size)
    return found


def joined_lines(line: Line, slices: list[Slice]) -> list[Line]:
    """Return the lines in the place of a sum, none if the slices do not make up the whole."""
    slices = sorted(slices, key=lambda s: s.start)
    starts, stops = [s.start for s in slices], [s.stop for s in slices]
    z = line.results[0].example
    if len({(s.kind, s.axis) for s in slices}) > 1 or [*starts, slices[0].size] != [0, *stops]:
        return []
    if z.dtype.char not in "fd" or any(s.gradient.dtype != z.dtype for s in slices):
        return []
    whole = line.as_call(JOINS[slices[0].kind], ([s.gradient for s in slices], slices[0].axis))
    total = line.as_call(ADD, (whole.results[0], 0.0))
    if not alike(total.results[0].example, z):
        return []
    return [whole, total.with_fields(results=line.results)]
