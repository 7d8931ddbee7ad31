"""The evaluation trace: primal, tangent and adjoint of every value, as Baydin and others print it.

Source: Baydin, Pearlmutter, Radul, Siskind: Automatic differentiation in machine learning: a survey.
JMLR 18(153), 2018, tables 2 and 3.
"""

from html import escape
from typing import NamedTuple

import numpy as np

from autogradkit.core.engine import backward_steps, seed
from autogradkit.core.node import Node
from autogradkit.graph.notation.numbers import shape_text
from autogradkit.graph.notation.signs import INFIX

from .tangents import direction, pushes
from .trace import record_of

__all__ = ["Row", "Table", "table"]


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
        head = ["value", "=", "primal", *(f"tangent along {name}" for name in self.along), "adjoint"]
        body = []
        for row in self.rows:
            sums = [
                f"{figure(total)} (from {source})" if source and len(row.adjoints) > 1 else figure(total)
                for source, total in row.adjoints
            ]
            numbers = [figure(value) for value in (row.primal, *row.tangents)]
            body.append([row.symbol, row.made, *numbers, " then ".join(sums) or "not reached"])
        return [head, *body]

    def __repr__(self) -> str:
        cells = self.cells()
        widths = [max(len(line[i]) for line in cells) for i in range(len(cells[0]))]
        return "\n".join(
            "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
            for line in cells
        )

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
    given = [n for n, thing in enumerate(record.things) if type(thing) is Node and thing.op is None]
    made = [n for n, thing in enumerate(record.things) if type(thing) is Node and thing.op is not None]
    symbol, name = {}, {}
    for place, n in enumerate(given):
        symbol[n] = f"v{lowered(place + 1 - len(given))}"
        name[n] = record.things[n].name or symbol[n]
    for place, n in enumerate(made):
        symbol[n] = f"v{lowered(place + 1)}"
    for n, thing in enumerate(record.things):
        symbol.setdefault(n, figure(record.values[n]) if type(thing) is not Node else "")
    ways = [record.things[n] for n in given[:4]] if along is None else along
    ways = ways if isinstance(ways, (list, tuple)) else [ways]
    columns, heads = [], []
    for way in ways:
        start = start_along(record, given, way)
        heads.append(name[next(n for n in given if np.any(start[n]))])
        for _ in pushes(record, start):
            pass
        columns.append(start)
    adjoints: dict[int, list] = {record.number[t.node]: [("", np.array(seed(t, g)))]}
    for step in backward_steps(t.node, seed(t, g), {}):
        arrived = adjoints.setdefault(record.number[step.source], [])
        arrived.append((symbol[record.number[step.node]], np.array(step.total)))
    rows = []
    for n in (*given, *made):
        moving = tuple(start.get(n, np.zeros(record.values[n].shape)) for start in columns)
        title = f"{symbol[n]} = {name[n]}" if n in name and name[n] != symbol[n] else symbol[n]
        made_of = (
            "" if n in name else spelled(record.things[n].op.name, [symbol[i] for i in record.inputs[n]])
        )
        rows.append(Row(title, made_of, record.values[n], moving, tuple(adjoints.get(n, ()))))
    return Table(tuple(rows), tuple(heads))


def start_along(record, given, way):
    """Return the tangents at the start for one column: of a leaf, of its name, or of its node."""
    if type(way) is not Node:
        return direction(record, way)
    return {n: np.full(record.values[n].shape, float(record.things[n] is way)) for n in given}


def spelled(op: str, symbols: list[str]) -> str:
    """Return how a value is made: `v₁ + v₂`, `sin v₀`."""
    if op == "mul" and all(s.startswith("v") for s in symbols):
        return " ".join(symbols)
    if op in INFIX and len(symbols) == 2:
        return f" {INFIX[op].replace('−', '-')} ".join(symbols)
    return f"{op} {symbols[0]}" if len(symbols) == 1 else f"{op}({', '.join(symbols)})"


def lowered(number: int) -> str:
    """Return a number in subscript digits.

    >>> lowered(-1), lowered(12)
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
