"""The report's page in a notebook: the same words, and the wrong gradient as a map of got - want.

Colours come from the host's theme variables with a fallback, sizes in em; everything is escaped, and the
sign of an entry is written in it, so colour is never the only sign.
"""

from html import escape

import numpy as np

from .finding import numbers

__all__ = ["report_html"]

STYLE = {
    "box": "font-family:var(--jp-ui-font-family,sans-serif);line-height:1.5;max-width:60em",
    "good": "color:var(--jp-success-color1,#2e7d32);font-weight:600",
    "bad": "color:var(--jp-error-color1,#c62828);font-weight:600",
    "quiet": "color:var(--jp-ui-font-color2,#616161)",
    "code": "font-family:var(--jp-code-font-family,monospace)",
    "card": "border-left:0.25em solid var(--jp-border-color1,#9e9e9e);padding:0 0 0 0.8em;margin:0.6em 0",
    "column": "vertical-align:top;padding:0 1em 0 0",
    "cell": "padding:0.15em 0.5em;text-align:right;border:1px solid var(--jp-border-color2,#bdbdbd)",
}
LARGEST_MAP = 200  # entries; a larger array says its shape only
LARGEST_DRAWN_AXIS = 20


def report_html(report):
    """Return a report as a self-contained piece of HTML."""
    mood = "good" if report.passed else "bad"
    sign = "✓" if report.passed else "✗"
    right, counted = report.tally
    parts = [
        f"<p>{styled('span', mood, f'{sign} {report.exercise}: {report.status}')} "
        + styled(
            "span",
            "quiet",
            f"{report.points:g} of {report.max_points:g} points, {right} of {counted} cases right",
        )
        + "</p>"
    ]
    for function in dict.fromkeys(d.function for d in report.diagnoses):
        said = [diagnosis_html(d) for d in report.diagnoses if d.function == function]
        shown = [example_html(e) for e in report.examples if e.function == function]
        parts.append(
            f'<div style="{STYLE["card"]}">{styled("p", "code", function)}{"".join(said + shown)}</div>'
        )
    if report.cases:
        parts.append(cases_html(report.cases))
    return f'<div class="autogradkit-report" style="{STYLE["box"]}">{"".join(parts)}</div>'


def styled(tag, style, text):
    """Return escaped text in a styled tag."""
    return f'<{tag} style="{STYLE[style]}">{escape(text)}</{tag}>'


def diagnosis_html(diagnosis):
    """Return what was observed, and the question."""
    said = diagnosis.observed if diagnosis.certain else f"Looks like: {diagnosis.observed}"
    return f"<p>{escape(said)}<br><em>{escape(diagnosis.question)}</em></p>"


def example_html(example):
    """Return the smallest failing case: given, got and want side by side, and the map of got - want."""
    columns = [
        *example.given,
        (f"{example.gradient}, got", example.got),
        (f"{example.gradient}, want", example.want),
    ]
    got, want = example.got, example.want
    arrays = isinstance(got, np.ndarray) and isinstance(want, np.ndarray)
    if arrays and got.shape == want.shape and got.dtype.kind in "fiub":
        with np.errstate(all="ignore"):
            columns.append(("got − want", Difference(got.astype(float) - want)))
    cells = "".join(
        f'<td style="{STYLE["column"]}">{styled("div", "quiet", name)}{value_html(value)}</td>'
        for name, value in columns
    )
    nudge = f"<p>{escape(example.nudge)}</p>" if example.nudge else ""
    return f"<table style='border:none'><tr>{cells}</tr></table>{nudge}"


class Difference:
    """An array that is drawn in colour: zero is blank, equal sizes get equal strength on both sides."""

    def __init__(self, array):
        self.array = np.asarray(array)


def value_html(value):
    """Return one value: an array as a small table, coloured if it is a difference."""
    colour = isinstance(value, Difference)
    array = value.array if colour else value
    if not isinstance(array, np.ndarray):
        return styled("span", "code", repr(array))
    shape = styled("div", "quiet", f"shape {array.shape}") if array.ndim else ""
    if array.size > LARGEST_MAP or array.ndim > 2 or max(array.shape, default=0) > LARGEST_DRAWN_AXIS:
        return shape
    if array.dtype.kind == "c":
        return shape + styled("span", "code", numbers(array))
    finite = array[np.isfinite(array)]
    largest = float(np.max(np.abs(finite), initial=0.0))
    rows = array.reshape((1, -1) if array.ndim < 2 else array.shape)
    body = "".join(
        "<tr>" + "".join(cell_html(float(entry), largest if colour else 0.0) for entry in row) + "</tr>"
        for row in rows
    )
    return f"{shape}<table style='border-collapse:collapse'>{body}</table>"


def cell_html(entry, largest):
    """Return one entry; red where got is too large, blue where it is too small."""
    tint = ""
    if largest and np.isfinite(entry) and entry:
        strength = 0.15 + 0.45 * abs(entry) / largest
        hue = "198,40,40" if entry > 0 else "21,101,192"
        tint = f";background:rgba({hue},{strength:.2f})"
    return f'<td style="{STYLE["cell"]}{tint}">{escape(f"{entry:.4g}")}</td>'


def cases_html(cases):
    """Return all cases, folded away."""
    rows = "".join(
        f"<li>{'✓' if case.status == 'passed' else '✗'} {escape(case.function)}: {escape(case.name)}"
        f"{f' ({escape(case.note)})' if case.note else ''}</li>"
        for case in cases
    )
    title = styled("summary", "quiet", f"all {len(cases)} cases")
    return f"<details>{title}<ul style='list-style:none;padding-left:0.8em'>{rows}</ul></details>"
