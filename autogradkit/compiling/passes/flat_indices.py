"""Flat indices: a number of each row, x[rows, y], as places of one long array, x.reshape(-1)[rows * n + y].

A cross-entropy reads the score of each target, and its rule writes there. NumPy takes three times as long to
find a place by two arrays of numbers as by one.
"""

import operator
from typing import Any

import numpy as np

from autogradkit.compiling.expectations import expect
from autogradkit.compiling.line import Call, Line
from autogradkit.compiling.passes.repeated_expressions import put_in_place
from autogradkit.compiling.program import Program
from autogradkit.compiling.quantities import count_text
from autogradkit.compiling.value import Value

__all__ = ["with_flat_indices"]

RESHAPE = Call("method", "reshape")
ADD = Call("operator", "+", operator.add)


def with_flat_indices(program: Program) -> tuple[Program, str]:
    """Return the program with one index in the place of two, where both surely lie inside of the array.

    The rows are a constant; the columns are one, too, or the program expects before that they lie inside.
    """
    if not any(line.call.kind in ("item", "write") for line in program.lines):
        return program, ""
    places = Places(program)
    instead: dict[Value, Value] = {}
    lines: list[Line] = []
    count = 0
    for line in program.lines:
        line = put_in_place(line, instead)
        if line.out in instead:
            line = line.with_fields(out=instead[line.out])
        places.look_at(line)
        if line.call.kind not in ("item", "write") or not places.lie_inside(line):
            lines.append(line)
            continue
        x = line.arguments[0]
        flat = line.as_call(RESHAPE, (x, -1), fresh=False)
        before, index = places.index(line)
        z = line.results[0]
        if line.call.kind == "write":  # into x by another name
            instead[z] = x
            z = Value(flat.results[0].example)
        new = line.with_fields(arguments=(flat.results[0], index, *line.arguments[2:]), results=(z,))
        lines += [*before, flat, new]
        count += 1
    if not count:
        return program, ""
    outputs = tuple([instead.get(value, value) for value in program.outputs])
    said = f"found the places of {count_text(count, 'index')} by one number each".replace("indexs", "indices")
    return program.with_fields(lines=lines, outputs=outputs), said


class Places:
    """What is known of a program's indices: between which numbers they lie, and which flat ones were made."""

    def __init__(self, program: Program) -> None:
        self.lowest: dict[Value, Value] = {}  # y.min() -> y
        self.highest: dict[Value, Value] = {}
        self.tested: dict[Value, tuple[Value, int]] = {}  # y.min() >= 0 -> y, -1; y.max() < n -> y, n
        self.expected: set[tuple[Value, int]] = set()
        self.made: dict[tuple, Value] = {}
        self.outputs = program.outputs

    def look_at(self, line: Line) -> None:
        """Note what a line says of the numbers in an array."""
        call, given = line.call, line.arguments
        if call.kind == "method" and call.name in ("min", "max") and len(given) == 1 and not line.keywords:
            (self.lowest if call.name == "min" else self.highest)[line.results[0]] = given[0]
        elif call.kind == "operator" and call.name == ">=" and given[0] in self.lowest and given[1] == 0:
            self.tested[line.results[0]] = self.lowest[given[0]], -1
        elif call.kind == "operator" and call.name == "<" and given[0] in self.highest:
            if type(given[1]) is int:
                self.tested[line.results[0]] = self.highest[given[0]], given[1]
        elif call.kind == "live" and call.function is expect and given[0] in self.tested:
            self.expected.add(self.tested[given[0]])

    def lie_inside(self, line: Line) -> bool:
        """Whether an index is one of a number in each row of a matrix, and surely lies inside of it."""
        x, index = line.arguments[:2]
        if type(index) is not tuple or len(index) != 2:
            return False
        if x in self.outputs or line.results[0] in self.outputs:
            return False
        rows, y = index
        if not all(type(v) is Value and is_row_of_integers(v.example) for v in index):
            return False
        a = x.example
        if type(a) is not np.ndarray or a.ndim != 2 or not a.flags.c_contiguous or rows.kind != "constant":
            return False
        if rows.shape != y.shape or not all_inside(rows.example, len(a)):
            return False
        if y.kind == "constant":
            return all_inside(y.example, a.shape[1])
        return {(y, -1), (y, a.shape[1])} <= self.expected

    def index(self, line: Line) -> tuple[list[Line], Value]:
        """Return an index of one number each, and the lines that make it, if it has not been made yet."""
        x, (rows, y) = line.arguments[:2]
        n = x.shape[1]
        key = rows, y, n
        if key in self.made:
            return [], self.made[key]
        first = Value(rows.example * n, "constant", "starts")
        if y.kind == "constant":
            self.made[key] = Value(first.example + y.example, "constant", "places")
            return [], self.made[key]
        added = line.as_call(ADD, (first, y), fresh=True)
        self.made[key] = added.results[0]
        return [added], added.results[0]


def is_row_of_integers(x: Any) -> bool:
    """Whether something is an array of one axis, of NumPy's own integers."""
    return type(x) is np.ndarray and x.ndim == 1 and x.dtype == np.intp


def all_inside(x: np.ndarray, n: int) -> bool:
    """Whether all numbers of an index are at least 0 and smaller than `n`."""
    return bool(not x.size or (x.min() >= 0 and x.max() < n))
