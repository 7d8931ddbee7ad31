"""A report: the verdict on one exercise, for a notebook, a terminal and a gradebook."""

import json
from dataclasses import asdict, dataclass

__all__ = ["CaseResult", "Diagnosis", "Example", "Report"]


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

    def __str__(self):
        return f"{self.exercise}: {self.status}"

    def __repr__(self):
        return str(self)

    def to_json(self):
        """Return the report as JSON text, the same bytes for the same verdict."""
        return json.dumps(asdict(self), default=str)
