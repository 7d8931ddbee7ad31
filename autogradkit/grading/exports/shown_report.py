"""A report as a page shows it: cards of what was observed, and got, want and got − want as small tables.

A page has no style of its own beside the one in its head, so a cell's tint is a class: four strengths, too
large or too small, and the sign stands in the cell.
"""

import math

from autogradkit.checking.report.wording import ROUNDING
from autogradkit.grading import sentences

from .html import html_sentence, html_text

__all__ = ["shown_report"]

STRENGTHS = 4
NOISE = 1e-6  # of the largest entry wanted; the numbers are kept to six digits, or as many as tell them apart


def shown_report(cards):
    """Return the cards of a Result as HTML: see `grade.cards_of`."""
    return "".join(card(*one) for one in cards)


def card(function, mistakes, example):
    """Return what was observed of one function."""
    said = "".join(
        f"<p>{html_sentence(statement)}<br><em>{html_sentence(question)}</em></p>"
        for statement, question in mistakes
    )
    name = f'<p class="soft"><code>{html_text(function)}</code></p>'
    return f'<div class="card">{name}{said}{numbers(*example) if example else ""}</div>'


def numbers(columns, got, want, nudge):
    """Return the smallest failing case in numbers."""
    drawn = [(name, table(value)) for name, value in columns]
    if off := difference(got, want):
        drawn.append((sentences.DIFFERENCE, off))
    shown = "".join(f'<div><div class="soft">{html_text(name)}</div>{value}</div>' for name, value in drawn)
    return f'<div class="numbers">{shown}</div>' + (f"<p>{html_text(nudge)}</p>" if nudge else "")


def table(value):
    """Return a value: a text as it is, rows of numbers as a table."""
    if isinstance(value, str):
        return f"<code>{html_text(value)}</code>"
    rows = "".join(f"<tr>{''.join(f'<td>{html_text(cell)}</td>' for cell in row)}</tr>" for row in value)
    return f'<table class="grid">{rows}</table>'


def difference(got, want):
    """Return got − want as a tinted table; nothing where their shapes differ or they are no numbers."""
    if isinstance(got, str) or isinstance(want, str) or [*map(len, got)] != [*map(len, want)]:
        return ""
    finite = [abs(float(w)) for row in want for w in row if math.isfinite(float(w))]
    differences = [
        [float(g) - float(w) for g, w in zip(*rows, strict=True)] for rows in zip(got, want, strict=True)
    ]
    for noise in (NOISE, ROUNDING):  # if nothing is larger, what is small is what is wrong
        least = noise * max(finite, default=0.0)
        off = [[0.0 if abs(entry) <= least else entry for entry in row] for row in differences]
        if any(map(any, off)):
            break
    largest = max((abs(entry) for row in off for entry in row if math.isfinite(entry)), default=0.0)
    rows = "".join(f"<tr>{''.join(tinted_cell(entry, largest) for entry in row)}</tr>" for row in off)
    return f'<table class="grid">{rows}</table>'


def tinted_cell(entry, largest):
    """Return one entry of got − want."""
    strength = math.ceil(STRENGTHS * abs(entry) / largest) if math.isfinite(entry) and largest else STRENGTHS
    tint = f' class="{"under" if entry < 0 else "over"}{strength}"' if entry else ""
    return f"<td{tint}>{entry:+.4g}</td>" if entry else "<td>0</td>"
