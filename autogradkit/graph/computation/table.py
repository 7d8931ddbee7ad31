"""The evaluation trace: primal, tangent and adjoint of every value, as Baydin and others print it.

Source: Baydin, Pearlmutter, Radul, Siskind: Automatic differentiation in machine learning: a survey.
JMLR 18(153), 2018, tables 2 and 3.
"""

from html import escape
from typing import NamedTuple

import numpy as np

from autogradkit.core.engine import backward_steps, seed
from autogradkit.core.node import Node
from autogradkit.graph.notation.columns import in_columns
from autogradkit.graph.notation.numbers import shape_text
from autogradkit.graph.notation.signs import INFIX

from .tangents import direction, pushes
from .trace import RecordedGraph, record_of

__all__ = ["Row", "Table", "table"]

# The words of the table
VALUE, PRIMAL, TANGENT, ADJOINT = "value", "primal", "tangent along {leaf}", "adjoint"
FROM, THEN = "{adjoint} (from {source})", " then "
NOT_REACHED = "not reached"


class Row(NamedTuple):
    """One value of the trace."""

    symbol: str
    made: str
    primal: np.ndarray
    tangents: tuple[np.ndarray, ...]
    adjoints: tuple[tuple[str, np.ndarray], ...]
    """The adjoint after each contribution, and from which value that came; the last is the gradient."""


class Table(NamedTuple):
    """The trace of a tensor; iterate `rows`, or look at it."""

    rows: tuple[Row, ...]
    along: tuple[str, ...]
    """The leaves that the columns of tangents move along."""

    def cells(self) -> list[list[str]]:
        """Return the table as text, its head first."""
        tangents = [TANGENT.format(leaf=name) for name in self.along]
        body = []
        for row in self.rows:
            several = len(row.adjoints) > 1
            sums = [
                (FROM if source and several else "{adjoint}").format(adjoint=figure(total), source=source)
                for source, total in row.adjoints
            ]
            numbers = [figure(value) for value in (row.primal, *row.tangents)]
            body.append([row.symbol, row.made, *numbers, THEN.join(sums) or NOT_REACHED])
        return [[VALUE, "=", PRIMAL, *tangents, ADJOINT], *body]

    def __repr__(self) -> str:
        return in_columns(self.cells())

    def _repr_html_(self) -> str:
        head, *body = self.cells()
        names = "".join(f'<th scope="col" style="text-align:left">{escape(cell)}</th>' for cell in head)
        rows = "".join(
            "<tr>" + "".join(f'<td style="text-align:left">{escape(cell)}</td>' for cell in line) + "</tr>"
            for line in body
        )
        return f"<table><thead><tr>{names}</tr></thead><tbody>{rows}</tbody></table>"


def table(t, g=None, *, along=None) -> Table:
    """Return the evaluation trace of `t`: how it is computed, tangents going down, adjoints coming up.

    Parameters
    ----------
    t : Tensor
        The output, one number unless `g` is given.
    g : array_like, optional
        The upstream gradient the adjoints start with.
    along : Tensor, str or sequence of them, optional
        The leaves to move along, one column of tangents each; every leaf (at most four) unless given.

    Examples
    --------
    >>> import autogradkit as ag
    >>> x, y = ag.Tensor(2.0, name="x₁"), ag.Tensor(5.0, name="x₂")
    >>> v1, v2, v3 = ag.log(x), x * y, ag.sin(y)
    >>> ag.table(v1 + v2 - v3, along="x₁")
    value     =        primal     tangent along x₁  adjoint
    v₋₁ = x₁           2          1                 5 (from v₂) then 5.5 (from v₁)
    v₀ = x₂            5          0                 -0.283662 (from v₃) then 1.716338 (from v₂)
    v₁        log v₋₁  0.693147   0.5               1
    v₂        v₋₁ v₀   10         5                 1
    v₃        sin v₀   -0.958924  0                 -1
    v₄        v₁ + v₂  10.693147  5.5               1
    v₅        v₄ - v₃  11.652071  5.5               1
    """
    record = record_of(t)
    leaves = [n for n, thing in enumerate(record.things) if type(thing) is Node and thing.op is None]
    ops = [n for n, thing in enumerate(record.things) if type(thing) is Node and thing.op is not None]
    symbols = symbols_of(record, leaves, ops)
    names = {n: record.things[n].name or symbols[n] for n in leaves}
    directions = [record.things[n] for n in leaves[:4]] if along is None else along
    directions = directions if isinstance(directions, (list, tuple)) else [directions]
    columns, heads = [], []
    for leaf in directions:
        tangents = tangents_at_start(record, leaves, leaf)
        heads.append(names[next(n for n in leaves if np.any(tangents[n]))])
        for _ in pushes(record, tangents):  # which fills it
            pass
        columns.append(tangents)
    adjoints = adjoints_of(record, symbols, t, g)
    rows = []
    for n in (*leaves, *ops):
        title = f"{symbols[n]} = {names[n]}" if names.get(n, symbols[n]) != symbols[n] else symbols[n]
        inputs = [symbols[i] for i in record.inputs[n]]
        made = "" if n in names else expression(record.things[n].op.name, inputs)
        tangents = tuple(column.get(n, np.zeros(record.values[n].shape)) for column in columns)
        rows.append(Row(title, made, record.values[n], tangents, tuple(adjoints.get(n, ()))))
    return Table(tuple(rows), tuple(heads))


def symbols_of(record: RecordedGraph, leaves: list[int], ops: list[int]) -> dict[int, str]:
    """Return the survey's symbols: v₀ is the last leaf, v₁ the first op's value; constants are numbers."""
    symbols = {n: f"v{subscript(place + 1 - len(leaves))}" for place, n in enumerate(leaves)}
    symbols |= {n: f"v{subscript(place + 1)}" for place, n in enumerate(ops)}
    return {n: symbols.get(n) or figure(value) for n, value in enumerate(record.values)}


def adjoints_of(
    record: RecordedGraph, symbols: dict[int, str], t, g
) -> dict[int, list[tuple[str, np.ndarray]]]:
    """Return for each value the adjoint after each contribution, and from which value that came."""
    adjoints = {record.number[t.node]: [("", np.array(seed(t, g)))]}
    for step in backward_steps(t.node, seed(t, g), {}):
        arrived = adjoints.setdefault(record.number[step.source], [])
        arrived.append((symbols[record.number[step.node]], np.array(step.total)))
    return adjoints


def tangents_at_start(record: RecordedGraph, leaves: list[int], leaf) -> dict[int, np.ndarray]:
    """Return the tangents at the start for one column: of a leaf, of its name, or of its node."""
    if type(leaf) is not Node:
        return direction(record, leaf)
    return {n: np.full(record.values[n].shape, float(record.things[n] is leaf)) for n in leaves}


def expression(op: str, symbols: list[str]) -> str:
    """Return how a value is made: `v₁ + v₂`, `sin v₀`."""
    if op == "mul" and all(s.startswith("v") for s in symbols):
        return " ".join(symbols)
    if op in INFIX and len(symbols) == 2:
        return f" {INFIX[op].replace('−', '-')} ".join(symbols)
    return f"{op} {symbols[0]}" if len(symbols) == 1 else f"{op}({', '.join(symbols)})"


def subscript(number: int) -> str:
    """Return a number in subscript digits.

    >>> subscript(-1), subscript(12)
    ('₋₁', '₁₂')
    """
    return "".join("₋₀₁₂₃₄₅₆₇₈₉"["-0123456789".index(digit)] for digit in str(number))


def figure(value) -> str:
    """Return a number with six decimals, as the survey's tables grow by one; an array as its shape."""
    value = np.asarray(value)
    if value.ndim:
        return shape_text(value.shape)
    text = f"{value + 0.0:.6f}".rstrip("0").rstrip(".")
    small = 0 < abs(value) < 1e-4 or abs(value) >= 1e9
    return f"{value:.6g}" if small or not np.isfinite(value) else "0" if text == "-0" else text
