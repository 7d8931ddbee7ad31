"""A report: the verdict on one exercise, for a notebook, a terminal and a gradebook."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace

import numpy as np

from autogradkit.checking.sentences import fill
from autogradkit.checking.sentences import report as sentences

from .html import report_html
from .text import lines

__all__ = ["CaseResult", "Diagnosis", "Example", "Report"]

DIAGNOSIS_KEYS = ("code", "observed", "question", "certain", "function")  # as JSON has them
CASE_KEYS = ("function", "name", "status", "note", "counts")
OTHER_FUNCTION = "forward"  # the field that holds the name of a second function of the learner's


@dataclass(frozen=True)
class Diagnosis:
    """One mistake: a stable code, what was observed and a question to think about.

    `says` and `asks` keep their fields, `{f}` for the function and those in `fields`; `observed`, `question`
    and `sentence` are these texts as the learner reads them. `certain` is False when the match doesn't hold
    on every failing case: it only looks like it.

    >>> diagnosis = Diagnosis("SLOW", "{f} takes {s:.1f} s.", "What takes long in {f}?", fields={"s": 2})
    >>> replace(diagnosis, function="my_rule").sentence
    'my_rule takes 2.0 s. What takes long in my_rule?'
    """

    code: str
    says: str
    asks: str = ""
    certain: bool = True
    function: str = ""
    fields: Mapping = field(default_factory=dict, hash=False)

    @property
    def observed(self):
        """What was observed."""
        return fill(self.says, {**self.fields, "f": self.function})

    @property
    def question(self):
        """What to think about; an empty text if there is nothing to ask."""
        return fill(self.asks, {**self.fields, "f": self.function})

    @property
    def statement(self):
        """What was observed, with a word of doubt where it isn't certain."""
        return self.observed if self.certain else fill(sentences.UNCERTAIN, {"observed": self.observed})

    @property
    def sentence(self):
        """The observation and the question, as the learner reads them."""
        return f"{self.statement} {self.question}".strip()


@dataclass(frozen=True)
class CaseResult:
    """How one case went: `passed`, `failed` or `error`; `says` is why, with fields as in a Diagnosis."""

    function: str
    name: str
    status: str
    says: str = ""
    counts: bool = True  # an empty array that came back empty proves nothing
    fields: Mapping = field(default_factory=dict, hash=False)

    @property
    def note(self):
        """Why it went so, in words or by a code; often an empty text."""
        return fill(self.says, {**self.fields, "f": self.function})


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
        """How many cases are right, and how many there are, those that prove nothing alone among them."""
        statuses = [case.status for case in self.cases]
        return statuses.count("passed"), len(statuses)

    @property
    def codes(self):
        """The diagnoses' codes, the most telling one first."""
        return tuple(diagnosis.code for diagnosis in self.diagnoses)

    def with_names(self, names):
        """Return the same report with functions called by other names, as in `{"backward": "my_rule"}`."""

        def renamed(part, **more):
            return replace(part, function=names.get(part.function, part.function), **more)

        def fields(diagnosis):
            other = diagnosis.fields.get(OTHER_FUNCTION)
            return (
                {**diagnosis.fields, OTHER_FUNCTION: names.get(other, other)} if other else diagnosis.fields
            )

        return replace(
            self,
            diagnoses=tuple(renamed(d, fields=fields(d)) for d in self.diagnoses),
            cases=tuple(map(renamed, self.cases)),
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
        as_read = {
            "passed": self.passed,
            "diagnoses": [{key: getattr(d, key) for key in DIAGNOSIS_KEYS} for d in self.diagnoses],
            "cases": [{key: getattr(case, key) for key in CASE_KEYS} for case in self.cases],
        }
        return json.dumps(asdict(self) | as_read, default=plain, indent=1, sort_keys=True)


def plain(value):
    """Turn an array into lists for JSON, with NaN and infinity as text, which JSON has no numbers for."""
    if isinstance(value, np.ndarray):
        return plain_list(value.tolist())
    if isinstance(value, np.generic):
        number = value.item()
        return repr(value) if isinstance(number, np.generic) else number  # Python has no longer floats
    return repr(value)


def plain_list(value):
    """Replace what is not finite in nested lists."""
    if isinstance(value, list):
        return [plain_list(entry) for entry in value]
    return value if not isinstance(value, complex) and np.isfinite(value) else repr(value)
