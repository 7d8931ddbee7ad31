"""The report's page in a notebook: the same words, and the wrong gradient as a map of got - want.

Text takes the host's colour and borders its theme variables, so that both themes can be read; a chip brings
its own two colours. Sizes are in em; everything is escaped, and the sign of an entry is written in it, so
colour is never the only sign.
"""

import re
from html import escape

import numpy as np

from autogradkit.checking.sentences import fill
from autogradkit.checking.sentences import report as sentences

from .status import shown_status
from .wording import DIGITS, ROUNDING, digits_that_tell, is_measured, numbers, value_text

__all__ = ["report_html"]

CODE = re.compile("`([^`]+)`")

STYLE = {
    "box": "font-family:var(--jp-ui-font-family,sans-serif);line-height:1.5;max-width:60em",
    "chip": "color:#fff;border-radius:0.3em;padding:0.1em 0.5em;font-weight:600",
    "quiet": "opacity:0.75",
    "code": "font-family:var(--jp-code-font-family,monospace)",
    "card": "border-left:0.25em solid var(--jp-border-color1,#9e9e9e);padding:0 0 0 0.8em;margin:0.6em 0",
    "row": "display:flex;flex-wrap:wrap;gap:0.5em 1.2em",
    "column": "max-width:100%;overflow-x:auto",
    "grid": "border-collapse:collapse;margin:0",
    "cell": "padding:0.15em 0.5em;text-align:right;white-space:nowrap;"
    "border:1px solid var(--jp-border-color2,#9e9e9e)",
}
NOISE = 1e-9  # of the largest entry wanted: what a right rule may be off by
LARGEST_MAP = 200  # entries; a larger array says its shape only
LARGEST_DRAWN_AXIS = 20


def report_html(report):
    """Return a report as a self-contained piece of HTML."""
    sign, words, colour = shown_status(report.status)
    right, counted = report.tally
    sizes = {"right": right, "counted": counted, "cases": "case" if counted == 1 else "cases"}
    tally = fill(sentences.TALLY, {"points": report.points, "max_points": report.max_points, **sizes})
    title = escape(f"{sign} {report.exercise}: {words}")
    chip = f'<span style="background:{colour};{STYLE["chip"]}">{title}</span>'
    parts = [f"<p>{chip} {styled_tag('span', 'quiet', tally)}</p>"]
    for function in dict.fromkeys(d.function for d in report.diagnoses):
        card = [styled_tag("p", "code", function)]
        card += [diagnosis_html(d) for d in report.diagnoses if d.function == function]
        card += [example_html(e) for e in report.examples if e.function == function]
        parts.append(f'<div style="{STYLE["card"]}">{"".join(card)}</div>')
    if report.cases:
        parts.append(cases_html(report.cases))
    return f'<div class="autogradkit-report" style="{STYLE["box"]}">{"".join(parts)}</div>'


def styled_tag(tag, style, text):
    """Return escaped text in a styled tag."""
    return f'<{tag} style="{STYLE[style]}">{escape(text)}</{tag}>'


def diagnosis_html(diagnosis):
    """Return what was observed, and the question."""
    return f"<p>{with_code(diagnosis.statement)}<br><em>{with_code(diagnosis.question)}</em></p>"


def with_code(sentence):
    """Return an escaped sentence, in which what stands in backticks is shown as code."""
    return CODE.sub(r"<code>\1</code>", escape(sentence))


def example_html(example):
    """Return the smallest failing case: given, got and want side by side, and the map of got - want."""
    columns = [
        *example.given,
        (fill(sentences.GOT_COLUMN, {"gradient": example.gradient}), example.got),
        (fill(sentences.WANT_COLUMN, {"gradient": example.gradient}), example.want),
    ]
    got, want, digits = example.got, example.want, DIGITS
    arrays = isinstance(got, np.ndarray) and isinstance(want, np.ndarray)
    if arrays and got.shape == want.shape and got.dtype.kind in "fiub" and is_measured(want):
        columns.append((sentences.DIFFERENCE_COLUMN, Difference(got, want)))
        if got.size <= LARGEST_MAP and want.dtype.kind in "fiub":
            digits = digits_that_tell(got, want, DIGITS)
    compared = [id(got), id(want)]
    cells = "".join(
        f'<div style="{STYLE["column"]}">{styled_tag("div", "quiet", name)}'
        f"{value_html(value, digits if id(value) in compared else DIGITS)}</div>"
        for name, value in columns
    )
    nudge = f"<p>{escape(example.nudge)}</p>" if example.nudge else ""
    return f'<div style="{STYLE["row"]}">{cells}</div>{nudge}'


class Difference:
    """An array that is drawn in colour: zero is blank, equal sizes get equal strength on both sides."""

    def __init__(self, got, want):
        with np.errstate(all="ignore"):
            off = np.asarray(got.astype(float) - want)
            finite = np.abs(want[np.isfinite(want)])
            for noise in (NOISE, ROUNDING):  # if nothing is larger, what is small is what is wrong
                self.array = np.where(np.abs(off) <= noise * np.max(finite, initial=0.0), 0.0, off)
                if self.array.any():
                    break


def value_html(value, digits):
    """Return one value: an array as a small table, coloured if it is a difference."""
    colour = isinstance(value, Difference)
    array = value.array if colour else value
    if isinstance(array, np.generic):
        array = np.asarray(array)
    if not isinstance(array, np.ndarray):
        return styled_tag("span", "code", value_text(array))
    shape = styled_tag("div", "quiet", fill(sentences.SHAPE, {"shape": array.shape})) if array.ndim else ""
    rows = array.reshape(-1, array.shape[-1] if array.ndim and array.size else 1)
    if not array.size or array.size > LARGEST_MAP or max(rows.shape) > LARGEST_DRAWN_AXIS:
        return shape
    if array.dtype.kind not in "fiub":
        return shape + styled_tag("span", "code", numbers(array))
    finite = array[np.isfinite(array)]
    largest = float(np.max(np.abs(finite), initial=0.0))
    cells = ["".join(cell_html(float(entry), largest, colour, digits) for entry in row) for row in rows]
    body = "".join(f"<tr>{row}</tr>" for row in cells)
    return f'{shape}<table style="{STYLE["grid"]}">{body}</table>'


def cell_html(entry, largest, colour, digits):
    """Return one entry; red where got is too large or no number, blue where it is too small."""
    tint = ""
    if colour and entry:
        strength = 0.15 + 0.45 * (abs(entry) / largest if np.isfinite(entry) else 1.0)
        hue = "21,101,192" if entry < 0 else "198,40,40"
        tint = f";background:rgba({hue},{strength:.2f})"
    return f'<td style="{STYLE["cell"]}{tint}">{escape(f"{entry:.{digits}g}")}</td>'


def case_line(case):
    """Return one case in a line: its sign, its name, and why, or that it earns nothing by itself."""
    note = case.note or (sentences.EARNS_NOTHING if case.status == "passed" and not case.counts else "")
    line = f"{shown_status(case.status).sign} {case.function}: {case.name}"
    return f"{line} ({note})" if note else line


def cases_html(cases):
    """Return all cases, folded away."""
    rows = "".join(f"<li>{escape(case_line(case))}</li>" for case in cases)
    words = fill(sentences.ALL_CASES, {"count": len(cases)}) if len(cases) > 1 else sentences.ONE_CASE
    title = styled_tag("summary", "quiet", words)
    return f"<details>{title}<ul style='list-style:none;padding-left:0.8em'>{rows}</ul></details>"
