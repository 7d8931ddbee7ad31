"""A report: the verdict on one exercise, for a notebook, a terminal and a gradebook."""

import json
import re
from dataclasses import asdict, dataclass, replace

import numpy as np

from .html import report_html
from .wording import numbers

__all__ = ["CaseResult", "Diagnosis", "Example", "Report"]

VERBS = "(?:returned|raised|asks|changed|gave|takes|builds|is|did|ran|ended)"  # what a function may have done


@dataclass(frozen=True)
class Diagnosis:
    """One mistake: a stable code, what was observed and a question to think about.

    `certain` is False when the match doesn't hold on every failing case: it only looks like it.
    """

    code: str
    observed: str
    question: str = ""
    certain: bool = True
    function: str = ""

    @property
    def sentence(self):
        """The observation and the question, as the learner reads them."""
        said = self.observed if self.certain else f"Looks like: {self.observed}"
        return f"{said} {self.question}".strip()


@dataclass(frozen=True)
class CaseResult:
    """How one case went: `passed`, `failed` or `error`, with a note in words."""

    function: str
    name: str
    status: str
    note: str = ""
    counts: bool = True  # an empty array that came back empty proves nothing


@dataclass(frozen=True)
class Example:
    """The smallest failing case, in numbers: what went in, and what was got and wanted."""

    function: str
    given: tuple  # (name, array) pairs
    gradient: str  # the name of the wrong gradient, `dx`
    got: object
    want: object
    nudge: str = ""
    params: tuple = ()  # the forward's parameters, as (name, value) pairs


@dataclass(frozen=True)
class Report:
    """The verdict on one exercise.

    Attributes
    ----------
    exercise, title : str
    status : str
        `passed`, `partial`, `failed`, `error`, `missing`, `timeout`, `memory`, `crashed`, `flagged`.
    points, max_points : float
    diagnoses : tuple of Diagnosis
    cases : tuple of CaseResult
    examples : tuple of Example
    """

    exercise: str
    title: str
    status: str
    points: float
    max_points: float
    diagnoses: tuple = ()
    cases: tuple = ()
    examples: tuple = ()

    @property
    def passed(self):
        """Whether everything is right."""
        return self.status == "passed"

    @property
    def tally(self):
        """How many of the cases that count are right, and how many there are."""
        counted = [case.status for case in self.cases if case.counts]
        return counted.count("passed"), len(counted)

    @property
    def codes(self):
        """The diagnoses' codes, the most telling one first."""
        return tuple(diagnosis.code for diagnosis in self.diagnoses)

    def called(self, names):
        """Return the same report with functions called by other names, as in `{"backward": "my_rule"}`."""
        known = "|".join(map(re.escape, names))

        def told(text):
            return (
                re.sub(rf"\b({known})(?= {VERBS}\b)", lambda found: names[found[1]], text) if names else text
            )

        def renamed(part, **more):
            return replace(part, function=names.get(part.function, part.function), **more)

        return replace(
            self,
            diagnoses=tuple(renamed(d, observed=told(d.observed)) for d in self.diagnoses),
            cases=tuple(renamed(case, note=told(case.note)) for case in self.cases),
            examples=tuple(map(renamed, self.examples)),
        )

    def __str__(self):
        return "\n".join(lines(self))

    def __repr__(self):
        return str(self)

    def _repr_html_(self):
        return report_html(self)

    def to_json(self):
        """Return the report as JSON text, the same bytes for the same verdict."""
        return json.dumps(asdict(self) | {"passed": self.passed}, default=plain, indent=1, sort_keys=True)


def lines(report):
    """Yield the report as lines of plain text."""
    right, counted = report.tally
    yield (
        f"{report.exercise}: {report.status}, {points(report.points)} of {points(report.max_points)} points, "
        f"{right} of {counted} cases right"
    )
    for function in dict.fromkeys(d.function for d in report.diagnoses):
        yield ""
        yield f"{function}"
        for diagnosis in report.diagnoses:
            if diagnosis.function == function:
                yield f"  {diagnosis.observed if diagnosis.certain else 'Looks like: ' + diagnosis.observed}"
                if diagnosis.question:
                    yield f"  → {diagnosis.question}"
        for example in report.examples:
            if example.function == function:
                yield from ("  " + line for line in example_lines(example))
    yield from wrong_cases(report)


def example_lines(example):
    """Yield the smallest failing case as lines."""
    yield "For example: " + ", ".join(f"{name} = {shown(value)}" for name, value in example.given)
    yield f"  got  {example.gradient} = {shown(example.got)}"
    yield f"  want {example.gradient} = {shown(example.want)}"
    if isinstance(example.got, np.ndarray) and shown(example.got) == shown(example.want):
        with np.errstate(all="ignore"):
            off = np.max(np.abs(example.got.astype(float) - example.want), initial=0.0)
        yield f"  they differ by {off:.1e}"
    elif example.nudge:
        yield example.nudge


def wrong_cases(report):
    """Yield which cases went right and which wrong, if both occur."""
    wrong = [case for case in report.cases if case.status != "passed"]
    right = [case for case in report.cases if case.status == "passed" and case.counts]
    if wrong and right:
        yield ""
        yield f"right: {'; '.join(dict.fromkeys(case.name for case in right))}"
        yield f"wrong: {'; '.join(dict.fromkeys(case.name for case in wrong))}"


def shown(value):
    """Write a value of an example: arrays short, everything else as Python does."""
    return numbers(np.asarray(value)) if isinstance(value, (np.ndarray, np.generic)) else repr(value)


def points(number):
    """Write points without a needless `.0`.

    >>> points(4.0), points(2.25)
    ('4', '2.25')
    """
    return f"{number:g}"


def plain(value):
    """Turn an array into lists for JSON, with NaN and infinity as text, which JSON has no numbers for."""
    if isinstance(value, np.ndarray):
        return plain_list(value.tolist())
    if isinstance(value, np.generic):
        return value.item()
    return repr(value)


def plain_list(value):
    """Replace what is not finite in nested lists."""
    if isinstance(value, list):
        return [plain_list(entry) for entry in value]
    return value if not isinstance(value, complex) and np.isfinite(value) else repr(value)
