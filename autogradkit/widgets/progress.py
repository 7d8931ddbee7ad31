"""The progress of a course: each exercise with what it asks, what was reached, and what comes next."""

from html import escape

import traitlets as t

from autogradkit.checking.report.status import shown_status

from . import sentences
from ._base import Widget, stylesheet
from .bundler import bundle

__all__ = ["Progress"]

COLUMNS = ("number", "name", "title", "stars", "minutes", "points", "reached", "status", "next")


LEFT = 'style="text-align: left"'  # a page of Jupyter's puts what a table holds to the right


class Progress(Widget):
    """Shows a course as a table, and how far the learner is.

    Parameters
    ----------
    rows : list of dict
        One per exercise, in course order: number, name, title, stars, minutes, points (to be had), reached,
        status ("" before the first attempt), next (whether it is the one to do next).
    """

    _esm = bundle("progress.js")
    _css = stylesheet("progress.css")

    rows = t.List(t.Dict(), help="the exercises, in course order").tag(sync=True)
    summary = t.Unicode(help="how far it is, in a sentence").tag(sync=True)

    def __init__(self, rows):
        super().__init__(
            rows=[
                {key: row[key] for key in COLUMNS} | {"sign": shown_status(row["status"]).sign}
                for row in rows
            ]
        )
        self.summary = summary(self.rows)

    def text(self) -> str:
        """Return the course as lines of text."""
        lines = [
            sentences.PROGRESS_LINE.format(
                sign=row["sign"],
                number=row["number"],
                name=row["name"],
                reached=sentences.POINTS.format(reached=row["reached"], points=row["points"]),
            )
            for row in self.rows
        ]
        return "\n".join([self.summary, *lines])

    def html(self, static: bool) -> str:
        """Return the course as a table without a kernel."""
        cells = "".join(
            f"<tr><td>{row['sign']}</td><td>{row['number']:02d}</td>"
            f"<td {LEFT}>{escape(row['name'])}</td><td {LEFT}>{escape(row['title'])}</td>"
            f"<td>{sentences.POINTS.format(reached=row['reached'], points=row['points'])}</td>"
            f"<td>{escape(row['status'])}</td></tr>"
            for row in self.rows
        )
        return f'<div class="autogradkit-progress"><p>{escape(self.summary)}</p><table>{cells}</table></div>'


def summary(rows):
    """Return how far a course is, in a sentence.

    >>> summary(
    ...     [
    ...         dict(status="passed", reached=4, points=4, name="mul", next=False),
    ...         dict(status="", reached=0, points=6, name="div", next=True),
    ...     ]
    ... )
    '1 of 2 exercises passed, 4 of 10 points. Next: div'
    """
    passed = sum(row["status"] == "passed" for row in rows)
    reached, whole = sum(row["reached"] for row in rows), sum(row["points"] for row in rows)
    following = next((row["name"] for row in rows if row["next"]), None)
    end = sentences.PROGRESS_NEXT.format(name=following) if following else sentences.PROGRESS_END
    counts = {"passed": passed, "count": len(rows), "reached": reached, "points": whole}
    return sentences.PROGRESS.format(**counts) + end
